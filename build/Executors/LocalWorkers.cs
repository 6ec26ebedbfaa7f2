using StepCache;

namespace Build.Executors;

/// <summary>Worker programs in processes of this machine.</summary>
/// <param name="isFresh">Whether each step has a process of its own, so that it can be measured.</param>
internal sealed class LocalWorkers(bool isFresh) : IWorkers
{
    /// <inheritdoc/>
    public IStepExecutor ForData(string program) =>
        new WorkerExecutor("dotnet", [program]) { TakesManySteps = !isFresh };

    /// <inheritdoc/>
    public IStepExecutor ForTraining(string program) =>
        new WorkerExecutor("dotnet", [program])
        {
            TakesManySteps = !isFresh,
            Environment = TrainingEnvironment.Variables,
        };
}
