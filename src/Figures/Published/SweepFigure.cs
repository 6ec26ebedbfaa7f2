using Figures.Drawing;
using Manuscript;
using Manuscript.Claims;
using Manuscript.Results;
using ScottPlot;
using SkiaSharp;

namespace Figures.Published;

/// <summary>What sparse attention maintains at each sparsity, beside what the paper prints (4.2).</summary>
internal static class SweepFigure
{
    private const float Height = 175;
    private const float Top = 3;

    private static readonly PixelPadding Margin = new(40, 8, 28, 4);
    private static readonly Look Here = new(MarkerShape.FilledCircle, Ink.Blue, Filling.Open, 8);
    private static readonly Look Paper = new(MarkerShape.Eks, Ink.Vermillion, Size: 6.5f);
    private static readonly Stroke Between = new(Ink.Blue);

    public static Figure Of(IReadOnlyList<SweepRow> rows, ConditionsRow conditions)
    {
        var width = PageWidth.Points(PageWidth.SingleMm);
        var key = new Key(
            [new KeyEntry("here", Here, Between), new KeyEntry("paper, section 4.2", Paper)],
            Margin.Left,
            Top,
            width - Margin.Left
        );
        return new Figure(
            "retention",
            "Performance maintained at each sparsity",
            "What sparse attention maintains of the dense model's performance, in the paper's measure, by the share of "
                + "positions that are kept; one training at each sparsity, compared on "
                + $"n = {PrintedNumber.Grouped(conditions.ValidationSequences, 0)} sequences; "
                + FormattableString.Invariant($"seed {conditions.Seed}."),
            PageWidth.SingleMm,
            Height,
            [key, PanelOf(rows, new SKRect(0, key.Bottom, width, Height))]
        );
    }

    private static Panel PanelOf(IReadOnlyList<SweepRow> rows, SKRect area)
    {
        var here = rows.Select(row => (X: 100 * row.Sparsity, Y: row.PerformanceMaintained))
            .Where(point => double.IsFinite(point.Y))
            .OrderBy(point => point.X)
            .ToList();
        var paper = PaperTables
            .Sweep.Select(entry => (X: 100 * entry.Sparsity, Y: PaperNumber.Parse(entry.Retention).Value))
            .ToList();
        var (low, high) = Ends([.. here.Concat(paper).Select(point => point.Y)]);
        var panel = new Panel(
            new Frame(area, Margin),
            (Scale.Linear(0, 1.1 * here.Concat(paper).Max(point => point.X), 6), "Positions kept (%)"),
            (Scale.Linear(low, high, 6), "Performance maintained (%)")
        );
        panel.Curve(here, Between);
        foreach (var (x, y) in here)
            panel.Marker(x, y, Here);
        foreach (var (x, y) in paper)
            panel.Marker(x, y, Paper);
        return panel;
    }

    private static (double Low, double High) Ends(IReadOnlyList<double> values)
    {
        var room = Math.Max(0.5, 0.1 * (values.Max() - values.Min()));
        return (values.Min() - room, values.Max() + room);
    }
}
