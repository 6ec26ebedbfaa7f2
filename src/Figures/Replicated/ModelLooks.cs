using Figures.Drawing;
using Manuscript.Replication;
using ScottPlot;

namespace Figures.Replicated;

/// <summary>The models that are told apart one by one where a figure shows few: the paper's, and those that see motifs.
/// </summary>
internal static class ModelLooks
{
    /// <summary>In the order of keys.</summary>
    public static readonly IReadOnlyList<(string Model, Look Look)> All =
    [
        (ModelNames.Dense, new Look(MarkerShape.FilledCircle, Ink.Black, Filling.Open, 4.2f)),
        (ModelNames.Sparse, new Look(MarkerShape.FilledTriangleUp, Ink.Blue, Size: 4.8f)),
        ("joint", new Look(MarkerShape.FilledSquare, Ink.Vermillion, Filling.Open, 4)),
        ("motif-dense", new Look(MarkerShape.FilledDiamond, Ink.Green, Filling.Full, 5)),
        ("motif-sparse 10%", new Look(MarkerShape.FilledTriangleDown, Ink.Purple, Filling.Open, 5)),
    ];

    /// <summary>The key to those that are drawn, each with its line.</summary>
    public static IEnumerable<KeyEntry> Key(IEnumerable<string> drawn)
    {
        var models = drawn.ToHashSet(StringComparer.Ordinal);
        return All.Where(one => models.Contains(one.Model))
            .Select(one => new KeyEntry(one.Model, one.Look, new Stroke(one.Look.Color)));
    }
}
