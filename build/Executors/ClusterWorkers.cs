using StepCache;
using StepCache.Slurm;

namespace Build.Executors;

/// <summary>Worker programs on the nodes of a cluster that Slurm runs.</summary>
internal sealed class ClusterWorkers : IWorkers
{
    private readonly SlurmSettings _settings;
    private readonly SlurmCluster _cluster;

    /// <summary>Workers of one run.</summary>
    /// <param name="settings">What the user set.</param>
    /// <param name="paths">Where programs and the cache lie; nodes must see both under the same paths.</param>
    /// <param name="study">The study, which jobs are named after.</param>
    public ClusterWorkers(SlurmSettings settings, CheckoutPaths paths, string study)
    {
        _settings = settings;
        _cluster = new SlurmCluster(
            new SlurmOptions
            {
                Folder = Path.Combine(paths.Cache, "slurm"),
                Relay = ["dotnet", paths.Relay],
                JobName = $"genomic-{study}",
                ArrayLimit = settings.Limit,
                Resubmissions = settings.Resubmissions,
                Setup = settings.Setup,
                Container = settings.Container,
                QueueInterval = TimeSpan.FromSeconds(settings.PollSeconds),
                FilesInterval = TimeSpan.FromSeconds(Math.Min(1, settings.PollSeconds)),
                FileDelay = TimeSpan.FromSeconds(settings.FileDelaySeconds),
            }
        );
    }

    /// <inheritdoc/>
    public IStepExecutor ForData(string program) =>
        new SlurmExecutor(_cluster, "dotnet", [program]) { Resources = _settings.Data };

    /// <inheritdoc/>
    public IStepExecutor ForTraining(string program) =>
        new SlurmExecutor(_cluster, "dotnet", [program])
        {
            Resources = _settings.Training,
            Environment = TrainingEnvironment.Variables,
        };
}
