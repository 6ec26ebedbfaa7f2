using LocalSlurm;

namespace StepCache.Slurm.Tests;

/// <summary>One Slurm for all tests, started when the first of them needs it. They run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneSlurm : ICollectionFixture<SharedSlurm>
{
    public const string Name = "Slurm";

    /// <summary>The largest array that it takes.</summary>
    public const int MaxArraySize = 4;
}

public sealed class SharedSlurm : IDisposable
{
    private readonly Lazy<SlurmService> service = new(Start);

    public SlurmService Service => service.Value;

    public void Dispose()
    {
        if (service.IsValueCreated)
            service.Value.Dispose();
    }

    // Slurm's programs, run by these tests and the hosts that they start, find it so.
    private static SlurmService Start()
    {
        var service = new SlurmService(OneSlurm.MaxArraySize);
        Environment.SetEnvironmentVariable("SLURM_CONF", service.Configuration);
        return service;
    }
}

/// <summary>A test that is skipped, and says so, where Slurm is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SlurmFactAttribute : FactAttribute
{
    public SlurmFactAttribute() => Skip = SlurmService.Obstacle;
}
