using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using StepCache.TestWorker;

namespace StepCache.Slurm.TestHost;

/// <summary>Some cells of one sweep, to be run in this process or in a host of its own.</summary>
public sealed record Sweep
{
    /// <summary>The cache's folder.</summary>
    public required string Cache { get; init; }

    /// <summary>Where cells leave a mark each time they are computed.</summary>
    public required string Marks { get; init; }

    public int Cells { get; init; } = 2;

    /// <summary>The operation of all cells.</summary>
    public string Operation { get; init; } = "mark";

    /// <summary>The operation of the first cell, where it is another.</summary>
    public string? FirstOperation { get; init; }

    public int Resubmissions { get; init; } = 1;

    public double FileDelaySeconds { get; init; } = 0.5;

    public int? ArrayLimit { get; init; }

    public string? Partition { get; init; }

    public IReadOnlyList<string> Setup { get; init; } = [];

    public IReadOnlyList<string> Container { get; init; } = [];

    private static string Worker { get; } = typeof(Operations).Assembly.Location;

    /// <summary>The relay's program, beside this one's.</summary>
    public static string Relay { get; } =
        Path.GetFullPath(
            Path.Combine(AppContext.BaseDirectory, "../../StepCache.Slurm.Relay/release/StepCache.Slurm.Relay.dll")
        );

    /// <summary>How the cells are submitted; short intervals, as everything is on one machine.</summary>
    [JsonIgnore]
    public SlurmOptions Options =>
        new()
        {
            Folder = Path.Combine(Cache, "slurm"),
            Relay = ["dotnet", Relay],
            JobName = "sweep",
            ArrayLimit = ArrayLimit,
            Resubmissions = Resubmissions,
            Setup = Setup,
            Container = Container,
            GatherTime = TimeSpan.FromMilliseconds(500),
            FilesInterval = TimeSpan.FromMilliseconds(100),
            QueueInterval = TimeSpan.FromMilliseconds(300),
            FileDelay = TimeSpan.FromSeconds(FileDelaySeconds),
            Patience = TimeSpan.FromSeconds(8),
        };

    /// <summary>Runs the cells on the cluster.</summary>
    public Task<IReadOnlyList<StepOutcome>> RunAsync(
        IStepObserver observer,
        CancellationToken cancellation = default
    ) =>
        RunAsync(
            new SlurmExecutor(new SlurmCluster(Options), "dotnet", [Worker])
            {
                Resources = new SlurmResources { Memory = "100M", Partition = Partition },
            },
            observer,
            cancellation
        );

    /// <summary>Runs the cells on this machine.</summary>
    public Task<IReadOnlyList<StepOutcome>> RunHereAsync(IStepObserver observer) =>
        RunAsync(new WorkerExecutor("dotnet", [Worker]), observer, CancellationToken.None);

    /// <summary>The cells' names.</summary>
    public static string NameOf(int cell) => $"cell/{cell}";

    private async Task<IReadOnlyList<StepOutcome>> RunAsync(
        IStepExecutor executor,
        IStepObserver observer,
        CancellationToken cancellation
    )
    {
        var steps = Enumerable.Range(0, Cells).Select(cell => StepOf(cell, executor)).ToList();
        var options = new StepRunnerOptions
        {
            CacheDirectory = Cache,
            Jobs = 1,
            Observer = observer,
        };
        await using var runner = new StepRunner(options, cancellation);
        runner.Start(steps);
        await runner.WhenAllAsync();
        return await Task.WhenAll(steps.Select(runner.Completion));
    }

    private Step StepOf(int cell, IStepExecutor executor) =>
        new()
        {
            Name = NameOf(cell),
            Operation = cell == 0 ? FirstOperation ?? Operation : Operation,
            Parameters = new JsonObject { ["text"] = $"{cell}", ["marks"] = Marks },
            Code = "1",
            ExpectedSeconds = cell + 1,
            Outputs = ["text"],
            Executor = executor,
        };
}
