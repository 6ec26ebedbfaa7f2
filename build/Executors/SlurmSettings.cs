using StepCache.Slurm;

namespace Build.Executors;

/// <summary>What <c>params.yaml</c> says under <c>executors.slurm</c>, each with its default. No result depends on it.</summary>
internal sealed record SlurmSettings
{
    /// <summary>What steps ask for that make or look at data.</summary>
    public SlurmResources Data { get; init; } = new();

    /// <summary>What trainings ask for.</summary>
    public SlurmResources Training { get; init; } = new();

    /// <summary>How many steps of an array run at once; null leaves it to the cluster.</summary>
    public int? Limit { get; init; }

    /// <summary>How often a step is submitted again that was lost.</summary>
    public int Resubmissions { get; init; } = 2;

    /// <summary>How often Slurm is asked.</summary>
    public double PollSeconds { get; init; } = 10;

    /// <summary>How long the shared file system may take to show what a job wrote.</summary>
    public double FileDelaySeconds { get; init; } = 30;

    /// <summary>Lines of shell that each job begins with.</summary>
    public IReadOnlyList<string> Setup { get; init; } = [];

    /// <summary>The command of a container that each job runs in.</summary>
    public IReadOnlyList<string> Container { get; init; } = [];
}
