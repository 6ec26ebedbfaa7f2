using System.Globalization;
using CsvHelper;

namespace Build.Measuring;

/// <summary>
/// Writes measurements below a study's results. They are of one machine at one time, so no lock and no snapshot has them.
/// </summary>
internal static class MeasuredFiles
{
    /// <summary>The folder's name below the results.</summary>
    public const string FolderName = "measured";

    private static readonly CsvWriterOptions Csv = new() { NewLine = "\n" };

    /// <summary>Writes <c>cost.csv</c>, and the machine as <c>machine.csv</c>.</summary>
    public static void Write(string folder, IEnumerable<CostCell> cells)
    {
        Directory.CreateDirectory(folder);
        WriteCsv(
            Path.Combine(folder, "cost.csv"),
            ["model", "kernel", "pass", "length", "seconds", "passes", "peak_bytes", "load", "left_out"],
            cells.Select(cell =>
                new[]
                {
                    cell.Series.Model,
                    cell.Series.Kernel,
                    cell.Series.Direction,
                    Text(cell.Length),
                    Text(cell.Measured?.Seconds),
                    Text(cell.Measured?.Passes),
                    Text(cell.Measured?.PeakBytes),
                    Text(cell.Load),
                    cell.LeftOut,
                }
            )
        );
        var machine = Machine.Here;
        WriteCsv(
            Path.Combine(folder, "machine.csv"),
            ["processor", "cores"],
            [
                [machine.Processor, Text(machine.Cores)],
            ]
        );
    }

    /// <summary>Writes <c>seconds_exponents.csv</c>.</summary>
    public static void Write(string folder, IEnumerable<CostExponent> exponents) =>
        WriteCsv(
            Path.Combine(folder, "seconds_exponents.csv"),
            ["model", "kernel", "pass", "from", "to", "seconds_exponent", "standard_error"],
            exponents.Select(fit =>
                new[]
                {
                    fit.Series.Model,
                    fit.Series.Kernel,
                    fit.Series.Direction,
                    Text(fit.From),
                    Text(fit.To),
                    fit.Exponent.ToString("F3", CultureInfo.InvariantCulture),
                    fit.StandardError?.ToString("F3", CultureInfo.InvariantCulture) ?? "",
                }
            )
        );

    private static void WriteCsv(string file, string[] columns, IEnumerable<string[]> rows)
    {
        using var csv = CsvWriter.ToFile(file, Csv);
        csv.WriteHeader(columns);
        foreach (var row in rows)
        {
            csv.WriteRecord(row);
        }
    }

    private static string Text(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
