using Manuscript;
using Manuscript.Distant;
using Manuscript.Observed;
using Manuscript.Replication;
using Manuscript.Results;
using Manuscript.Tables;
using StepCache.Requests;

namespace Build.Studies;

/// <summary>The steps that the manuscript's code computes: what it writes, and from which inputs.</summary>
internal static class ManuscriptOperations
{
    /// <summary>Puts the trainings' metrics together and judges the claims.</summary>
    public const string Compare = "compare";

    /// <summary>Renders the results' tables for the manuscript.</summary>
    public const string Tables = "tables";

    /// <summary>Judges the claims by the estimates of many seeds.</summary>
    public const string CompareReplicated = "compare-replicated";

    /// <summary>Renders the tables of many seeds.</summary>
    public const string ReplicatedTables = "tables-replicated";

    /// <summary>Renders the table of pairs at a distance.</summary>
    public const string DistantTables = "tables-distant";

    /// <summary>The files of <see cref="DistantTables"/>.</summary>
    public static readonly string[] DistantTableFiles = TablesOf("lengths");

    /// <summary>Judges what models were meant to reach by the statistics of a user's own sequences.</summary>
    public const string CompareObserved = "compare-observed";

    /// <summary>Renders the tables of a user's own sequences.</summary>
    public const string TablesObserved = "tables-observed";

    /// <summary>The files of <see cref="CompareReplicated"/>.</summary>
    public static readonly string[] ReplicatedResultFiles = ["cells.csv", "estimates.csv", "claims.csv"];

    /// <summary>The files of <see cref="ReplicatedTables"/>.</summary>
    public static readonly string[] ReplicatedTableFiles = TablesOf(
        "models",
        "selection",
        "motifs",
        "sight",
        "leakage",
        "claims"
    );

    /// <summary>What the step of costs writes; <see cref="CompareReplicated"/> takes both over.</summary>
    public static readonly string[] CostFiles = ["cost.csv", "cost_exponents.csv"];

    /// <summary>The further file of <see cref="CompareReplicated"/> where there are models beyond the paper.</summary>
    public static readonly string[] TargetFiles = ["targets.csv"];

    /// <summary>The further files of <see cref="ReplicatedTables"/> where there are targets.</summary>
    public static readonly string[] TargetTableFiles = TablesOf("targets");

    /// <summary>The further files of <see cref="ReplicatedTables"/> where there are costs.</summary>
    public static readonly string[] CostTableFiles = TablesOf("cost");

    /// <summary>The files of <see cref="Compare"/>.</summary>
    public static readonly string[] ResultFiles =
    [
        "sweep.csv",
        "comparison.csv",
        "baseline.csv",
        "history.csv",
        "conditions.csv",
        "claims.csv",
    ];

    /// <summary>The files of <see cref="Tables"/>.</summary>
    public static readonly string[] TableFiles = TablesOf("sweep", "comparison", "baseline", "claims");

    /// <summary>The files of the statistics that <see cref="CompareObserved"/> reads and takes over.</summary>
    /// <param name="task">What is predicted.</param>
    public static string[] ObservedStatisticsFiles(ObservedTask task) => [.. ObservedFiles.Statistics(task)];

    /// <summary>The files of <see cref="CompareObserved"/>.</summary>
    /// <param name="task">What is predicted.</param>
    /// <param name="hasTargets">Whether parameters say what models are meant to reach.</param>
    public static string[] ObservedResultFiles(ObservedTask task, bool hasTargets) =>
        [.. ObservedFiles.Results(task, hasTargets)];

    /// <summary>The files of <see cref="TablesObserved"/>.</summary>
    /// <param name="task">What is predicted.</param>
    /// <param name="hasSelection">Whether there are sparse models and regions.</param>
    /// <param name="hasTargets">Whether parameters say what models are meant to reach.</param>
    public static string[] ObservedTableFiles(ObservedTask task, bool hasSelection, bool hasTargets) =>
        TablesOf([.. ObservedFiles.Tables(task, hasSelection, hasTargets)]);

    /// <summary>Whether whoever made a file can mend it.</summary>
    public static bool IsUserError(Exception error) => error is ResultsFileException;

    /// <summary>Computes a step in this process.</summary>
    public static void Run(StepRequest request, IStepProgress progress, CancellationToken cancellation)
    {
        switch (request.Operation)
        {
            case Compare:
                PublishedResults.Write(InputsOf(request), request.OutputDirectory);
                break;
            case CompareReplicated:
                ReplicatedResults.Write(
                    ProtocolOf(request),
                    ResultsOf(request, "estimates.csv"),
                    request.OutputDirectory
                );
                break;
            case ReplicatedTables:
                ReplicatedTableRendering.Write(
                    ResultsOf(request, "claims.csv"),
                    StudyOf(request),
                    request.OutputDirectory
                );
                break;
            case DistantTables:
                DistantTable.Write(ResultsOf(request, "estimates.csv"), StudyOf(request), request.OutputDirectory);
                break;
            case CompareObserved:
                ObservedResults.Write(
                    ProtocolOf(request),
                    ResultsOf(request, "estimates.csv"),
                    request.OutputDirectory
                );
                break;
            case TablesObserved:
                ObservedTableRendering.Write(
                    ResultsOf(request, "estimates.csv"),
                    StudyOf(request),
                    request.OutputDirectory
                );
                break;
            case Tables:
                TableRendering.Write(ResultsOf(request, "claims.csv"), StudyOf(request), request.OutputDirectory);
                break;
            default:
                throw new ArgumentException($"There is no operation '{request.Operation}'.", nameof(request));
        }
    }

    private static string[] TablesOf(params string[] names) =>
        [.. names.SelectMany(name => new[] { $"{name}.md", $"{name}.tex" })];

    private static string ResultsOf(StepRequest request, string file) => Path.GetDirectoryName(request.Inputs[file])!;

    private static string StudyOf(StepRequest request) => request.Parameters["study"]!.GetValue<string>();

    private static string ProtocolOf(StepRequest request)
    {
        var protocol = Path.Combine(request.WorkDirectory, "protocol.json");
        File.WriteAllText(protocol, request.Parameters.ToJsonString());
        return protocol;
    }

    private static PublishedInputs InputsOf(StepRequest request) =>
        new()
        {
            Protocol = ProtocolOf(request),
            Baseline = Metrics(request, "/train/dense/sweep-baseline/").Single(),
            SweepCells = Metrics(request, "/train/sparse/sparsity="),
            ComparisonModels =
            [
                .. Metrics(request, "/train/dense/comparison/"),
                .. Metrics(request, "/train/sparse/comparison/"),
                .. Metrics(request, "/train/joint/"),
            ],
            Histories =
            [
                .. request
                    .Inputs.Where(input => input.Key.EndsWith("/history.csv", StringComparison.Ordinal))
                    .Select(input => new TrainingHistory(Path.GetDirectoryName(input.Key)!, input.Value)),
            ],
        };

    private static List<string> Metrics(StepRequest request, string kind) =>
        [
            .. request
                .Inputs.Where(input => input.Key.Contains(kind, StringComparison.Ordinal))
                .Where(input => input.Key.EndsWith("/metrics.json", StringComparison.Ordinal))
                .Select(input => input.Value),
        ];
}
