using StepCache.Requests;

namespace StepCache;

/// <summary>Runs steps in this process, under the same lock as a worker would take.</summary>
/// <param name="operation">Computes a step. It gets the operation's name in the request, and should look at the
/// token now and then: a run that is cancelled waits for it.</param>
/// <param name="isUserError">Whether the user can mend what an exception tells; otherwise it is a bug.</param>
public sealed class InProcessExecutor(
    Action<StepRequest, IStepProgress, CancellationToken> operation,
    Func<Exception, bool>? isUserError = null
) : IStepExecutor
{
    /// <inheritdoc/>
    public bool TakesMemory => false;

    /// <inheritdoc/>
    public async Task<IStepExecution> BeginAsync(
        StepRequest request,
        string logFile,
        Action<string> waiting,
        CancellationToken cancellation
    )
    {
        try
        {
            var held = await KeyLock.AcquireAsync(request.LockFile, waiting, cancellation).ConfigureAwait(false);
            return new Execution(request, logFile, held, operation, isUserError ?? (_ => false));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StepExecutionException(
                $"Cannot lock {request.LockFile}: {exception.Message}",
                isUserError: true,
                exception
            );
        }
    }

    private sealed class Execution(
        StepRequest request,
        string logFile,
        KeyLock held,
        Action<StepRequest, IStepProgress, CancellationToken> operation,
        Func<Exception, bool> isUserError
    ) : IStepExecution
    {
        public async Task RunAsync(IStepProgress progress, CancellationToken cancellation)
        {
            try
            {
                await Task.Run(() => operation(request, progress, cancellation), cancellation).ConfigureAwait(false);
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                TryLog(exception);
                var userError = isUserError(exception);
                var error = userError ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";
                throw new StepExecutionException(error, userError, exception);
            }
        }

        private void TryLog(Exception exception)
        {
            try
            {
                File.WriteAllText(logFile, $"{exception}\n");
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The exception is reported all the same.
            }
        }

        public ValueTask DisposeAsync()
        {
            held.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
