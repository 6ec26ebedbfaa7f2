namespace Manuscript.Claims;

/// <summary>The results of sections 4.1 to 4.3 as the paper prints them, once for claims and tables.</summary>
internal static class PaperTables
{
    /// <summary>A sparsity of section 4.2.</summary>
    public sealed record SweepEntry(
        string Id,
        double Sparsity,
        string Percent,
        string Kept,
        string Length,
        string Retention,
        string Savings
    );

    /// <summary>A model of sections 4.1 and 4.3; null where the paper gives no number.</summary>
    public sealed record ModelEntry(
        string Model,
        string TestLoss,
        string? Mae,
        string? Correlation,
        string Parameters,
        string Efficiency,
        string? Change
    );

    public static IReadOnlyList<SweepEntry> Sweep { get; } =
    [
        new("5", 0.05, "5%", "10", "200", "92.8%", "95%"),
        new("10", 0.10, "10%", "20", "200", "96.1%", "90%"),
        new("20", 0.20, "20%", "40", "200", "95.4%", "80%"),
    ];

    public static IReadOnlyList<ModelEntry> Comparison { get; } =
    [
        new("traditional", "0.0836", "0.2349", "0.072", "4,961", "1.0x", null),
        new("sparse", "0.0844", null, null, "2,346", "2.11x", "-0.9%"),
        new("joint", "0.0845", null, "0.094", "27,505", "0.18x", "-1.0%"),
    ];

    /// <summary>What the phase 1 script prints; the paper's text has none of it but the parameters.</summary>
    public static (
        string Parameters,
        string TrainLoss,
        string ValidationLoss,
        string Overlap,
        string Chance
    ) Baseline => ("4,961", "0.0037", "0.0035", "9.000", "0.048");

    /// <summary>What the phase 2 script prints; the paper's text gives another model's parameters.</summary>
    public const string SweptParameters = "2,418";

    /// <summary>What the phase 3 script prints and the paper's text leaves out; null where the text has it.</summary>
    public static IReadOnlyList<(string Model, string Mae, string? Correlation)> PrintedByPhaseThree { get; } =
    [("sparse", "0.2372", "0.066"), ("joint", "0.2354", null)];
}
