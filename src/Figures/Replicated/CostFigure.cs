using Figures.Drawing;
using Manuscript;
using Manuscript.Replication;
using ScottPlot;
using SkiaSharp;

namespace Figures.Replicated;

/// <summary>What a forward pass costs by the sequence's length, by formula, on logarithmic axes.</summary>
internal static class CostFigure
{
    private const float PanelHeight = 190;
    private const float Top = 3;
    private const float Side = 4;
    private const double GiB = 1024.0 * 1024 * 1024;

    private static readonly PixelPadding Margin = new(56, 20, 28, 4);

    private static readonly (string Model, string Kernel, string Text, Look Look)[] Series =
    [
        ("dense", "module", "dense, as published", new Look(MarkerShape.FilledCircle, Ink.Black)),
        ("dense", "fused", "dense, fused kernel", new Look(MarkerShape.FilledCircle, Ink.Black, Filling.Open, 7)),
        ("dense", "collapsed", "dense, over token types", new Look(MarkerShape.FilledDiamond, Ink.Green, Size: 6)),
        (ModelNames.Sparse, "", ModelNames.Sparse, new Look(MarkerShape.FilledTriangleUp, Ink.Blue, Size: 5.2f)),
        ("joint", "", "joint", new Look(MarkerShape.FilledSquare, Ink.Vermillion, Filling.Open, 6)),
        ("motif-dense", "", "motif-dense", new Look(MarkerShape.Cross, Ink.Purple, Size: 6)),
        ("motif-sparse 10%", "", "motif-sparse 10%", new Look(MarkerShape.Eks, Ink.DarkGrey, Size: 5.4f)),
    ];

    public static Figure Of(Costs costs)
    {
        var shown = Series
            .Where(series => costs.Exponent(series.Model, series.Kernel) is not null)
            .Select(series =>
                (
                    series.Look,
                    series.Text,
                    Rows: RowsOf(costs, series.Model, series.Kernel),
                    Slope: costs.Exponent(series.Model, series.Kernel)!
                )
            )
            .ToList();
        var width = PageWidth.Points(PageWidth.DoubleMm);
        var key = new Key(
            shown.Select(series => new KeyEntry(
                $"{series.Text}: {Two(series.Slope.MultiplyAdds)}, {Two(series.Slope.Bytes)}",
                series.Look,
                new Stroke(series.Look.Color)
            )),
            Side,
            Top,
            width - Side
        );
        return new Figure(
            "cost",
            "Cost of a forward pass by length",
            "Multiply-adds and memory of a forward pass of one sequence, counted by formula, the selector's own included; memory "
                + "is that of every tensor that the pass makes. In the key: the slopes of straight lines fitted to each on these "
                + "axes, of multiply-adds and of memory. Dense attention over token types, and with a fused kernel, gives the "
                + "same numbers as published. Exact counts: nothing varies.",
            PageWidth.DoubleMm,
            key.Bottom + PanelHeight,
            [
                key,
                PanelOf("Multiply-adds (billions)", row => row.MultiplyAdds / 1e9, 0),
                PanelOf("Memory (GiB)", row => row.Bytes / GiB, width / 2),
            ]
        );

        Panel PanelOf(string label, Func<CostRow, double> value, float left)
        {
            var rows = shown.SelectMany(series => series.Rows).ToList();
            var panel = new Panel(
                new Frame(new SKRect(left, key.Bottom, left + (width / 2), key.Bottom + PanelHeight), Margin),
                (Axis(rows.Select(row => (double)row.Length)), "Length (bp)"),
                (Axis(rows.Select(value)), label)
            );
            foreach (var series in shown)
            {
                var points = series.Rows.Select(row => (Math.Log10(row.Length), Math.Log10(value(row)))).ToList();
                panel.Curve(points, new Stroke(series.Look.Color));
                panel.Markers(points, series.Look);
            }
            return panel;
        }
    }

    private static List<CostRow> RowsOf(Costs costs, string model, string kernel) =>
        [.. costs.Rows.Where(row => row.Model == model && row.Kernel == kernel).OrderBy(row => row.Length)];

    private static Scale Axis(IEnumerable<double> values)
    {
        var all = values.ToList();
        return Scale.Logarithmic(all.Min() / 2.5, all.Max() * 2.5, most: 6);
    }

    private static string Two(double value) => PrintedNumber.Fixed(value, 2);
}
