using Manuscript.Tables;

namespace Build.Differences;

/// <summary>A figure that is another here than there.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="There">The SVG at the revision; null where there is none.</param>
/// <param name="Here">The SVG here; null where there is none.</param>
internal sealed record FigureDifference(string Name, string? There, string? Here);

/// <summary>The figures that differ between a revision and a folder. An SVG has the same bytes on every machine; a PNG has not,
/// and is not compared.</summary>
internal static class FigureDifferences
{
    /// <summary>Compares every SVG that either side has.</summary>
    /// <param name="there">The revision.</param>
    /// <param name="committed">The figures' folder in the checkout, with slashes.</param>
    /// <param name="folder">The figures here.</param>
    public static IReadOnlyList<FigureDifference> Of(GitRevision there, string committed, string folder)
    {
        if (!Directory.Exists(folder))
        {
            return []; // None was drawn here, which is no difference.
        }
        var before = there.NamesIn(committed).Where(name => name.EndsWith(".svg", StringComparison.Ordinal));
        var after = Directory.EnumerateFiles(folder, "*.svg").Select(path => Path.GetFileName(path)!);
        return
        [
            .. before
                .Union(after)
                .Order(StringComparer.Ordinal)
                .Select(name => new FigureDifference(
                    name,
                    there.Read($"{committed}/{name}"),
                    TextOf(Path.Combine(folder, name))
                ))
                .Where(figure => figure.There != figure.Here),
        ];
    }

    /// <summary>The table that names them; none where no figure differs.</summary>
    /// <param name="revision">What the user called the other side.</param>
    /// <param name="figures">All of them.</param>
    public static IReadOnlyList<Table> TablesOf(string revision, IReadOnlyList<FigureDifference> figures) =>
        figures.Count == 0
            ? []
            :
            [
                new Table(
                    "figures",
                    figures.Count == 1 ? "figures: 1 differs" : $"figures: {figures.Count} differ",
                    [new Column("Figure"), new Column(revision), new Column("here")],
                    [
                        .. figures.Select(figure =>
                            (IReadOnlyList<Cell>)
                                [
                                    figure.Name,
                                    figure.There is null ? Cell.Dash : "there",
                                    figure.Here is null ? Cell.Dash
                                    : figure.There is null ? "new"
                                    : "changed",
                                ]
                        ),
                    ]
                ),
            ];

    private static string? TextOf(string path) => File.Exists(path) ? File.ReadAllText(path) : null;
}
