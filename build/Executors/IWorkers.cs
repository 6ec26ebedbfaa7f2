using StepCache;

namespace Build.Executors;

/// <summary>Where worker programs compute steps.</summary>
internal interface IWorkers
{
    /// <summary>Runs a worker program that makes or looks at data.</summary>
    /// <param name="program">Its assembly.</param>
    IStepExecutor ForData(string program);

    /// <summary>Runs a worker program that trains.</summary>
    /// <param name="program">Its assembly.</param>
    IStepExecutor ForTraining(string program);
}
