using Manuscript.Tables;

namespace Manuscript.Distant;

/// <summary>The table of a study of pairs at a distance, from its CSV files alone.</summary>
public static class DistantTable
{
    private const double Gibibyte = 1L << 30;

    /// <summary>Writes <c>lengths</c>, as <c>.md</c> and as <c>.tex</c>.</summary>
    /// <param name="resultsDirectory">A folder with the study's <c>estimates.csv</c>.</param>
    /// <param name="study">The study's name, for labels.</param>
    /// <param name="outputDirectory">Where to write; made if it is not there.</param>
    /// <exception cref="ResultsFileException">The file is missing, malformed or empty.</exception>
    public static void Write(string resultsDirectory, string study, string outputDirectory)
    {
        var file = Path.Combine(resultsDirectory, DistantRow.FileName);
        var rows = DistantRow.Csv.Read(file);
        if (rows.Count == 0)
        {
            throw new ResultsFileException(file, null, "has no row below its header; run the study again.");
        }

        TableRendering.Write([Of(rows)], study, outputDirectory);
    }

    internal static Table Of(IReadOnlyList<DistantRow> rows) =>
        new(
            "lengths",
            "Which of two motifs lies first, far apart, in ever longer sequences: accuracy on test sequences, the mean over "
                + $"{rows[0].Seeds} seeds with its interval. Who guesses is right half of the time, and who knows one motif's "
                + $"place at most {PrintedNumber.Fixed(100 * rows[^1].OneMotifCeiling, 0)}%. Memory and time are of training, "
                + "by formula, so that a model stops at the same length on every machine.",
            [
                new Column("Model"),
                Column.Number("Length (bp)", 0),
                new Column("Accuracy (%)", Alignment.Right),
                Column.Number("Positions kept", 0),
                Column.Number("Both motifs kept (%)", 0),
                Column.Number("Memory (GiB)", 2),
                Column.Number("Seconds an epoch", 1),
                new Column("Stops"),
            ],
            [
                .. rows.Select(row =>
                    (IReadOnlyList<Cell>)
                        [
                            row.Model,
                            Cell.Number(row.Length),
                            Accuracy(row),
                            Cell.Number(row.Kept),
                            Cell.Number(100 * row.BothKept),
                            Cell.Number(row.Bytes / Gibibyte),
                            Cell.Number(row.SecondsPerEpoch),
                            row.Stop.Length == 0 ? "" : $"in {row.Stop}",
                        ]
                ),
            ]
        );

    private static Cell Accuracy(DistantRow row) =>
        row is { Accuracy: { } accuracy, Low: { } low, High: { } high }
            ? $"{Percent(accuracy)} [{Percent(low)}, {Percent(high)}]"
            : Cell.Dash;

    private static string Percent(double share) => PrintedNumber.Fixed(100 * share, 1);
}
