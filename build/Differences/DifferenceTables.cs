using System.Globalization;
using Manuscript.Tables;

namespace Build.Differences;

/// <summary>Differences as tables: parameters, then one table a results file.</summary>
internal static class DifferenceTables
{
    /// <summary>What a reader of a pull request still looks through.</summary>
    private const int MostRows = 60;

    /// <summary>The tables; none where nothing differs.</summary>
    /// <param name="revision">What the user called the other side.</param>
    /// <param name="differences">All of them.</param>
    public static IReadOnlyList<Table> Of(string revision, IEnumerable<Difference> differences) =>
        [.. differences.GroupBy(difference => difference.Where).Select(group => Of(revision, group.Key, [.. group]))];

    private static Table Of(string revision, string file, IReadOnlyList<Difference> differences)
    {
        var name = file.Length > 0 ? file : "parameters";
        var count = differences.Count == 1 ? "1 value differs" : $"{differences.Count} values differ";
        var shown = differences.Count > MostRows ? $"; the first {MostRows} are shown" : "";
        return new Table(
            name,
            $"{name}: {count}{shown}",
            [
                new Column(file.Length > 0 ? "Value" : "Parameter"),
                new Column(revision, Alignment.Right),
                new Column("here", Alignment.Right),
                new Column("change", Alignment.Right),
            ],
            [
                .. differences
                    .Take(MostRows)
                    .Select(difference =>
                        (IReadOnlyList<Cell>)
                            [
                                difference.What,
                                difference.There ?? Cell.Dash,
                                difference.Here ?? Cell.Dash,
                                ChangeOf(difference),
                            ]
                    ),
            ]
        );
    }

    private static string ChangeOf(Difference difference)
    {
        // A seed or a size that changed is another experiment, not a change by so many per cent.
        var isParameter = difference.Where.Length == 0;
        if (isParameter || !TryNumber(difference.There, out var there) || !TryNumber(difference.Here, out var here))
        {
            return "";
        }
        var change = here - there;
        var sign = change < 0 ? "" : "+";
        var relative =
            there == 0
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $" ({sign}{change / Math.Abs(there) * 100:0.##} %)");
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{change:G4}{relative}");
    }

    private static bool TryNumber(string? text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
