namespace Report.Tables;

/// <summary>What each file of results has, in a few words.</summary>
internal static class TableTitles
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["baseline.csv"] = "The sweep's dense baseline",
        ["calibration.csv"] = "Predicted and observed, in bins of the prediction",
        ["cells.csv"] = "Every model at every seed",
        ["comparison.csv"] = "The three models of the comparison",
        ["conditions.csv"] = "Under which conditions results were obtained",
        ["confusion.csv"] = "Labels and predicted classes",
        ["cost.csv"] = "Operations and memory of a forward pass, counted",
        ["cost_exponents.csv"] = "How cost grows with length",
        ["data.csv"] = "The sequences",
        ["estimates.csv"] = "Every estimate with its interval",
        ["history.csv"] = "Loss by epoch",
        ["positions.csv"] = "How often each position is kept",
        ["predictions.csv"] = "Every prediction",
        ["published.csv"] = "Errors that others published",
        ["regions.csv"] = "Regions named before the run",
        ["relatives.csv"] = "Sequences that are relatives",
        ["selection.csv"] = "Kept positions in the regions",
        ["splits.csv"] = "Splits",
        ["study.csv"] = "The task",
        ["sweep.csv"] = "The sweep over sparsities",
        ["measured/cost.csv"] = "Time and memory, measured on a machine",
        ["measured/machine.csv"] = "The machine that was measured on",
        ["measured/seconds_exponents.csv"] = "How measured time grows with length",
    };

    /// <summary>A file's title; its name where it is not known.</summary>
    public static string Of(string file) => Titles.GetValueOrDefault(file, file);
}
