using System.Globalization;
using static Manuscript.Replication.Printed;

namespace Manuscript.Observed;

/// <summary>A quantity as tables show it.</summary>
/// <param name="Name">What <c>estimates.csv</c> calls it.</param>
/// <param name="Header">What a column is headed.</param>
/// <param name="Decimals">Digits after the point; null where the label's unit decides.</param>
internal sealed record ObservedMeasure(string Name, string Header, int? Decimals)
{
    /// <summary>Whether it counts sequences.</summary>
    public bool IsCount { get; init; }
}

/// <summary>The quantities of each task.</summary>
internal static class ObservedMeasures
{
    private const int SignificantDigits = 3;

    // A number with more is easier read with a power of ten.
    private const int MostDecimals = 5;

    private static readonly ObservedMeasure[] Known =
    [
        new("errors", "Errors", 1) { IsCount = true },
        new("accuracy", "Accuracy", 3),
        new("balanced_accuracy", "Balanced accuracy", 3),
        new("auroc", "AUROC", 3),
        new("auprc", "AUPRC", 3),
        new("macro_f1", "Macro F1", 3),
        new("mcc", "MCC", 3),
        new("sensitivity", "Sensitivity", 3),
        new("specificity", "Specificity", 3),
        new("brier", "Brier", 3),
        new("log_loss", "Log loss", 3),
        new("calibration_error", "Calibration error", 3),
        new("mse", "MSE", null),
        new("mae", "MAE", null),
        new("r", "r", 3),
        new("spearman", "Spearman", 3),
        new("r2", "R²", 3),
        new("errors_difference", "Difference", 1),
        new("mse_difference", "Difference", null),
    ];

    /// <summary>What models are ordered by: the least is the best.</summary>
    public static ObservedMeasure Main(ObservedTask task) => Of(task.HasClasses() ? "errors" : "mse");

    /// <summary>What the main quantity of one model is more than another's.</summary>
    public static ObservedMeasure Difference(ObservedTask task) => Of($"{Main(task).Name}_difference");

    /// <summary>The columns of the table of models.</summary>
    public static IReadOnlyList<ObservedMeasure> Columns(ObservedTask task) =>
        [
            .. (
                task switch
                {
                    ObservedTask.Binary => (string[])["errors", "auroc", "auprc", "mcc", "brier"],
                    ObservedTask.Multiclass => ["errors", "accuracy", "macro_f1", "mcc", "auroc", "log_loss"],
                    _ => ["mse", "mae", "r", "spearman", "r2"],
                }
            ).Select(Of),
        ];

    /// <summary>A quantity's name where there may be several targets.</summary>
    /// <param name="name">The quantity.</param>
    /// <param name="target">Empty where there is one.</param>
    public static string Named(string name, string target) => target.Length == 0 ? name : $"{name}:{target}";

    /// <summary>A number with a fixed number of decimals, or, where that would be many, with a power of ten.</summary>
    public static string Print(double value, int decimals) =>
        decimals <= MostDecimals || value == 0
            ? PrintedNumber.Fixed(value, Math.Min(decimals, MostDecimals))
            : value.ToString("0.00e+0", CultureInfo.InvariantCulture);

    /// <summary>A number of a quantity, in as many digits as it has everywhere.</summary>
    public static string Print(string measure, double value) =>
        Print(
            value,
            Known.FirstOrDefault(known => known.Name == measure.Split(':', 2)[0])?.Decimals ?? DecimalsFor([value])
        );

    /// <summary>A p as printed.</summary>
    public static string P(double p) => p < 0.0001 ? "<0.0001" : Four(p);

    /// <summary>How many decimals give the least of some numbers three significant digits.</summary>
    public static int DecimalsFor(IEnumerable<double?> values)
    {
        var sizes = values.OfType<double>().Select(Math.Abs).Where(size => size > 0).ToList();
        return sizes.Count == 0
            ? SignificantDigits
            : Math.Max(0, SignificantDigits - 1 - (int)Math.Floor(Math.Log10(sizes.Min())));
    }

    private static ObservedMeasure Of(string name) => Known.Single(known => known.Name == name);
}
