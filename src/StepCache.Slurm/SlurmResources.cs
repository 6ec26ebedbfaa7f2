namespace StepCache.Slurm;

/// <summary>What a step asks the cluster for, each in the words of <c>sbatch</c>; null leaves it to the cluster. Steps that
/// ask for the same go into one job array.</summary>
public sealed record SlurmResources
{
    /// <summary>The partition.</summary>
    public string? Partition { get; init; }

    /// <summary>The account that is charged.</summary>
    public string? Account { get; init; }

    /// <summary>The quality of service.</summary>
    public string? Qos { get; init; }

    /// <summary>The features that a node must have.</summary>
    public string? Constraint { get; init; }

    /// <summary>The longest time that a step may take, such as <c>30</c> (minutes) or <c>1-12:00:00</c>.</summary>
    public string? Time { get; init; }

    /// <summary>The memory of a step, such as <c>2G</c>.</summary>
    public string? Memory { get; init; }

    internal IEnumerable<string> Arguments =>
        new (string Option, string? Value)[]
        {
            ("partition", Partition),
            ("account", Account),
            ("qos", Qos),
            ("constraint", Constraint),
            ("time", Time),
            ("mem", Memory),
        }
            .Where(one => one.Value is not null)
            .Select(one => $"--{one.Option}={one.Value}");
}
