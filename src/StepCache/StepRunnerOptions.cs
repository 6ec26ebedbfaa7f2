namespace StepCache;

/// <summary>Every option of a <see cref="StepRunner"/> with its default.</summary>
public sealed record StepRunnerOptions
{
    /// <summary>The cache's folder; made if it is not there.</summary>
    public required string CacheDirectory { get; init; }

    /// <summary>What the run calls itself where others watch it.</summary>
    public string Title { get; init; } = "";

    /// <summary>How many steps run at once.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Believes no remembered digest of a file.</summary>
    public bool Rehash { get; init; }

    /// <summary>Steps to run again although their results are there; by default none.</summary>
    public Predicate<Step> Force { get; init; } = _ => false;

    /// <summary>
    /// Steps that may run; by default all. A needed step that may not run and is not in the cache is an error.
    /// </summary>
    public Predicate<Step> MayRun { get; init; } = _ => true;

    /// <summary>A cache that others use too; by default none.</summary>
    public RemoteCacheOptions? Remote { get; init; }

    /// <summary>What a step is taken to need, in bytes, of which it is not known from an earlier run: as much as most
    /// trainings on a processor.</summary>
    public long UnknownMemoryBytes { get; init; } = 1L << 30;

    /// <summary>What memory there is: by default this machine's.</summary>
    public IMemoryMeter Memory { get; init; } = IMemoryMeter.OfThisMachine;

    /// <summary>Is told what happens; by default nobody is.</summary>
    public IStepObserver Observer { get; init; } = Internal.SilentObserver.Instance;
}
