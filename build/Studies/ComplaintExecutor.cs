using StepCache;
using StepCache.Requests;

namespace Build.Studies;

/// <summary>
/// Runs steps that read files of the user, and complains about each file under the path that the user knows it by: a step is
/// given private copies.
/// </summary>
/// <param name="inner">Runs them.</param>
internal abstract class ComplaintExecutor(IStepExecutor inner) : IStepExecutor
{
    /// <inheritdoc/>
    public bool TakesMemory => inner.TakesMemory;

    /// <inheritdoc/>
    public bool IsElsewhere => inner.IsElsewhere;

    /// <inheritdoc/>
    public async Task<IStepExecution> BeginAsync(
        StepRequest request,
        string logFile,
        Action<string> waiting,
        CancellationToken cancellation
    ) => new Execution(await inner.BeginAsync(request, logFile, waiting, cancellation), request, this);

    /// <summary>The complaint in the user's words; null where it is of no file of the user's.</summary>
    protected abstract string? Reworded(StepRequest request, string complaint);

    private sealed class Execution(IStepExecution inner, StepRequest request, ComplaintExecutor executor)
        : IStepExecution
    {
        public int? ProcessId => inner.ProcessId;

        public bool IsUnderWay => inner.IsUnderWay;

        public StepCost? Cost => inner.Cost;

        public void Expect(double criticalSeconds) => inner.Expect(criticalSeconds);

        public async Task RunAsync(IStepProgress progress, CancellationToken cancellation)
        {
            try
            {
                await inner.RunAsync(progress, cancellation);
            }
            catch (StepExecutionException error)
                when (error.IsUserError && executor.Reworded(request, error.Message) is { } complaint)
            {
                throw new StepExecutionException(complaint, isUserError: true, error);
            }
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
