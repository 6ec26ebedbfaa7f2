using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Build.Measuring;

/// <summary>Measurements on the console.</summary>
internal static class CostView
{
    private const double MiB = 1024 * 1024;

    /// <summary>A row a pass, and the exponent of its series' time at the longest.</summary>
    public static IRenderable Of(IReadOnlyList<CostCell> cells, IReadOnlyList<CostExponent> exponents)
    {
        var machine = Machine.Here;
        var table = new Table()
            .Border(TableBorder.Simple)
            .Title(
                Markup.Escape($"Passes of one sequence on {machine.Processor}, {machine.Cores} cores, one of them used")
            )
            .AddColumn("Pass")
            .AddColumn(Right("bp"))
            .AddColumn(Right("Seconds"))
            .AddColumn(Right("MiB"))
            .AddColumn(Right("Load"))
            .AddColumn(Right("Exponent"))
            .AddColumn("Left out");
        foreach (var cell in cells)
        {
            var fit = exponents.FirstOrDefault(fit => (fit.Series, fit.To) == (cell.Series, cell.Length));
            table.AddRow(
                Markup.Escape(cell.Series.ToString()),
                cell.Length.ToString("N0", CultureInfo.InvariantCulture),
                Seconds(cell),
                Mebibytes(cell),
                cell.Load?.ToString("F1", CultureInfo.InvariantCulture) ?? "",
                fit?.Exponent.ToString("F2", CultureInfo.InvariantCulture) ?? "",
                Markup.Escape(cell.LeftOut)
            );
        }
        return table;
    }

    /// <summary>One pass in one line.</summary>
    public static string LineOf(CostCell cell) =>
        string.Create(CultureInfo.InvariantCulture, $"{cell.Series}, {cell.Length:N0} bp: ")
        + (cell.Measured is null ? $"not measured, {cell.LeftOut}" : $"{Seconds(cell)} s, {Mebibytes(cell)} MiB");

    private static string Seconds(CostCell cell) =>
        cell.Measured?.Seconds.ToString("G3", CultureInfo.InvariantCulture) ?? "";

    private static string Mebibytes(CostCell cell) =>
        (cell.Measured?.PeakBytes / MiB)?.ToString("F1", CultureInfo.InvariantCulture) ?? "";

    private static TableColumn Right(string header) => new TableColumn(header).RightAligned();
}
