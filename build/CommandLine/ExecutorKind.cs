namespace Build.CommandLine;

/// <summary>Where worker programs compute steps.</summary>
public enum ExecutorKind
{
    /// <summary>On this machine.</summary>
    Local,

    /// <summary>On a cluster that Slurm runs.</summary>
    Slurm,
}
