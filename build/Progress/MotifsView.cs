using System.Globalization;
using CsvHelper;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Build.Progress;

/// <summary>The table that a search for motifs ends with: each motif beside the known one that it is most like.</summary>
internal static class MotifsView
{
    /// <summary>The motifs of a folder, in the order found.</summary>
    public static IRenderable Of(string folder)
    {
        // Matches stand the most alike first.
        var matches = Rows(Path.Combine(folder, "matches.csv"), "motif", "target", "strand", "p")
            .DistinctBy(row => row[0])
            .ToDictionary(row => row[0], StringComparer.Ordinal);
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn("Motif")
            .AddColumn(new TableColumn("Sites").RightAligned())
            .AddColumn(new TableColumn("E").RightAligned())
            .AddColumn("Most like")
            .AddColumn(new TableColumn("p").RightAligned());
        foreach (var motif in Rows(Path.Combine(folder, "motifs.csv"), "motif", "consensus", "sites", "e_value"))
        {
            var match = matches.GetValueOrDefault(motif[0]);
            table.AddRow(
                Markup.Escape(motif[1]),
                motif[2],
                Short(motif[3]),
                match is null ? "" : Markup.Escape(match[2] == "-" ? $"{match[1]}, other strand" : match[1]),
                match is null ? "" : Short(match[3])
            );
        }
        return table.Rows.Count > 0
            ? table
            : new Text("No word is more frequent where the model looks than elsewhere.");
    }

    private static string Short(string number) =>
        double.Parse(number, CultureInfo.InvariantCulture) is var value && value == 0
            ? "< 1e-300" // what a number can hold
            : value.ToString("G2", CultureInfo.InvariantCulture);

    private static List<string[]> Rows(string path, params string[] columns)
    {
        using var csv = CsvReader.FromFile(path);
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add([.. columns.Select(csv.GetString)]);
        }
        return rows;
    }
}
