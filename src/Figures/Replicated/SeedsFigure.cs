using Figures.Drawing;
using Manuscript;
using Manuscript.Replication;
using ScottPlot;
using SkiaSharp;

namespace Figures.Replicated;

/// <summary>Each seed's loss of the paper's other models against that of dense attention on the same data.</summary>
internal static class SeedsFigure
{
    private const string Dense = ModelNames.Dense;
    private const float Top = 3;
    private const float Side = 46;

    private static readonly PixelPadding Margin = new(44, 8, 28, 4);

    private static readonly (string Model, Look Look)[] Others =
    [
        (ModelNames.Sparse, new Look(MarkerShape.FilledCircle, Ink.Blue, Filling.Open)),
        ("joint", new Look(MarkerShape.FilledDiamond, Ink.Vermillion, Size: 6)),
    ];

    public static Figure Of(ReplicatedStudy study)
    {
        var widthMm = study.Sizes.Count == 1 ? PageWidth.SingleMm : PageWidth.DoubleMm;
        var width = PageWidth.Points(widthMm);
        var key = new Key(
            [
                .. Others
                    .Where(other => study.Models.Contains(other.Model))
                    .Select(other => new KeyEntry(other.Model, other.Look)),
                new KeyEntry("as good as dense", Line: Stroke.Reference),
            ],
            Side,
            Top,
            width - Side
        );
        var each = width / study.Sizes.Count;
        // As high as wide between the axes, so that the line of equal losses is a diagonal.
        var height =
            key.Bottom + Margin.Vertical + Math.Min(each, PageWidth.Points(PageWidth.SingleMm)) - Margin.Horizontal;
        return new Figure(
            "seeds",
            "Each seed's loss beside that of dense attention",
            "Each marker is a seed, with data, a split and initial weights of its own; below the line a model loses "
                + $"less than dense attention on the same test sequences. {SizeKey.Seeds(study)}.",
            widthMm,
            height,
            [
                key,
                .. study.Sizes.Select(
                    (size, at) =>
                        PanelOf(study, size.Sequences, new SKRect(at * each, key.Bottom, (at + 1) * each, height))
                ),
            ]
        );
    }

    private static Panel PanelOf(ReplicatedStudy study, int sequences, SKRect area)
    {
        var cells = study.Cells.Where(cell => cell.Sequences == sequences && double.IsFinite(cell.Loss)).ToList();
        var dense = cells.Where(cell => cell.Model == Dense).ToDictionary(cell => cell.Seed, cell => cell.Loss);
        var points = Others
            .SelectMany(other =>
                cells
                    .Where(cell => cell.Model == other.Model && dense.ContainsKey(cell.Seed))
                    .Select(cell => (Dense: dense[cell.Seed], cell.Loss, other.Look))
            )
            .ToList();
        var losses = points.SelectMany(point => new[] { point.Dense, point.Loss }).DefaultIfEmpty(0).ToList();
        var room = Math.Max(0.001, 0.06 * (losses.Max() - losses.Min()));
        var scale = Scale.Linear(losses.Min() - room, losses.Max() + room, 5);
        var size = study.Sizes.Count == 1 ? "" : $", {PrintedNumber.Grouped(sequences, 0)} sequences";
        var panel = new Panel(
            new Frame(area, Margin),
            (scale, $"Test loss of dense attention{size}"),
            (scale, "Test loss of the other model")
        );
        panel.Line((scale.Low, scale.Low), (scale.High, scale.High), Stroke.Reference);
        foreach (var point in points)
            panel.Marker(point.Dense, point.Loss, point.Look);
        return panel;
    }
}
