using Figures.Drawing;
using Manuscript.Observed;
using ScottPlot;
using SkiaSharp;

namespace Figures.Observed;

/// <summary>How often each sparse model keeps each position, under the believed split: a panel a model.</summary>
internal static class PositionsFigure
{
    private const float PanelHeight = 84;
    private const float TitleHeight = 12;
    private const float LabelHeight = 11;
    private const float Top = 3;

    // More markers than these on a line would be one band.
    private const int MostMarkers = 80;

    private static readonly PixelPadding Margin = new(40, 8, 16, 3);

    public static Figure Of(ObservedStudy study)
    {
        var kept = study.Kept.Where(row => row.Split == study.Setting.Believed).ToList();
        var classes = kept.Select(row => row.Class).Distinct(StringComparer.Ordinal).ToList();
        var models = kept.GroupBy(row => row.Model, StringComparer.Ordinal).ToList();
        var width = PageWidth.Points(PageWidth.DoubleMm);
        var key = new Key(
            [
                .. classes
                    .Index()
                    .Where(name => name.Item.Length > 0)
                    .Select(name => new KeyEntry(
                        name.Item,
                        ObservedLooks.OfClass(name.Index),
                        new Stroke(ObservedLooks.OfClass(name.Index).Color)
                    )),
                new KeyEntry("chance", Line: Stroke.Reference),
            ],
            Margin.Left,
            Top,
            width - Margin.Left
        );
        var length = kept.Select(row => row.Position + 1).DefaultIfEmpty(1).Max();
        var across = Scale.Across(0.5, length + 0.5, width - Margin.Horizontal);
        var names = new RegionNames(study.Regions, across, Margin.Left, width - Margin.Right, key.Bottom + 2);
        var parts = new List<IPart> { key, names };
        var top = names.Bottom;
        var most = kept.Select(row => 100 * row.Kept).DefaultIfEmpty(1).Max();
        var up = Scale.Linear(0, 1.05 * Math.Max(most, 1), 5);
        foreach (var model in models)
        {
            var isLast = model == models[^1];
            var bottom = top + TitleHeight + PanelHeight + (isLast ? LabelHeight : 0);
            parts.Add(new Words(study.MarkedModel(model.Key), Margin.Left, top + TitleHeight - 3, TextSize.Label));
            parts.Add(
                PanelOf(
                    new Frame(
                        new SKRect(0, top + TitleHeight, width, bottom),
                        new PixelPadding(
                            Margin.Left,
                            Margin.Right,
                            Margin.Bottom + (isLast ? LabelHeight : 0),
                            Margin.Top
                        )
                    ),
                    (across, isLast ? "Position" : ""),
                    (up, "Kept (%)"),
                    study.Regions,
                    [.. model],
                    classes
                )
            );
            top = bottom;
        }
        if (models.Count == 0)
        {
            parts.Add(
                new Words(
                    "not measured: sequences are of several lengths",
                    Margin.Left,
                    top + TitleHeight,
                    TextSize.Label
                )
            );
            top += 2 * TitleHeight;
        }
        return new Figure(
            "positions",
            "Where sparse models keep positions",
            $"The share of sequences and seeds in which a model keeps a position, under the split {study.Setting.Believed}, for "
                + "the sequences of each class. Shaded: regions that were named before. A model that kept positions by chance "
                + $"would follow the line. {study.Counts(study.Setting.Believed)}.",
            PageWidth.DoubleMm,
            top,
            parts
        );
    }

    private static Panel PanelOf(
        Frame frame,
        (Scale Scale, string Label) x,
        (Scale Scale, string Label) y,
        IReadOnlyList<RegionRow> regions,
        IReadOnlyList<KeptRow> rows,
        List<string> classes
    )
    {
        var panel = new Panel(frame, x, y);
        foreach (var region in regions)
            panel.Box((region.From + 0.5, y.Scale.Low), (region.To + 0.5, y.Scale.High), Ink.PaleGrey);
        // Each sequence keeps as many positions, so that their mean share is chance.
        var chance = 100 * rows.Average(row => row.Kept);
        panel.Line((x.Scale.Low, chance), (x.Scale.High, chance), Stroke.Reference);
        foreach (var (index, name) in classes.Index())
        {
            var points = rows.Where(row => row.Class == name)
                .OrderBy(row => row.Position)
                .Select(row => (X: row.Position + 1.0, Y: 100 * row.Kept))
                .ToList();
            panel.Curve(points, new Stroke(ObservedLooks.OfClass(index).Color));
            var every = 1 + (points.Count / (MostMarkers + 1));
            panel.Markers(points.Where((_, at) => at % every == 0), ObservedLooks.OfClass(index));
        }
        return panel;
    }
}
