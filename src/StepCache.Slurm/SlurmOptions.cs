namespace StepCache.Slurm;

/// <summary>Every option of a <see cref="SlurmCluster"/> with its default.</summary>
public sealed record SlurmOptions
{
    /// <summary>Where job arrays are described and leave word of how they ended. Nodes must see it, and all that steps read
    /// and write, under the same path.</summary>
    public required string Folder { get; init; }

    /// <summary>The command that starts the relay on a node, to which the array's folder is added.</summary>
    public required IReadOnlyList<string> Relay { get; init; }

    /// <summary>What arrays are called in Slurm, before a dash and a name of their own.</summary>
    public string JobName { get; init; } = "stepcache";

    /// <summary>How many steps of an array run at once; null leaves it to the cluster.</summary>
    public int? ArrayLimit { get; init; }

    /// <summary>How often a step is submitted again that a lost node, a preemption or the time limit took.</summary>
    public int Resubmissions { get; init; } = 2;

    /// <summary>Lines of shell that the job runs before the relay, such as <c>module load dotnet</c>.</summary>
    public IReadOnlyList<string> Setup { get; init; } = [];

    /// <summary>A command that the relay runs in, such as <c>apptainer exec image.sif</c>.</summary>
    public IReadOnlyList<string> Container { get; init; } = [];

    /// <summary>An array is submitted when no step has joined it for so long.</summary>
    public TimeSpan GatherTime { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How often it is looked which steps have left word of their end.</summary>
    public TimeSpan FilesInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often Slurm is asked which jobs there are.</summary>
    public TimeSpan QueueInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the shared file system may take to show what a job wrote before it ended.</summary>
    public TimeSpan FileDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it is waited for a Slurm that does not answer when an array is to be submitted.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);
}
