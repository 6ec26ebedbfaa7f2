using Figures.Drawing;
using Manuscript;
using ScottPlot;
using SkiaSharp;

namespace Figures.Charts;

/// <summary>
/// Values with intervals in rows that have a name each, in one panel a measure: as many rows as there are names, so
/// that the chart grows with them.
/// </summary>
internal sealed class RowChart
{
    private const float Edge = 3;
    private const float AfterNames = 6;
    private const float BetweenPanels = 12;
    private const float AroundKey = 4;
    private const float TickRoom = 14;

    // So much of a tick's label may stand beyond its axis.
    private const float HalfTick = 9;

    // The names may take this share of a single column; with longer ones, or more panels, a chart takes both columns.
    private const float NamesShare = 0.42f;

    // Higher than markers, so that an interval that is narrower than its marker is seen.
    private static readonly Look End = new(MarkerShape.VerticalBar, Ink.Black, Size: 6.5f);

    private readonly IReadOnlyList<string> _rows;
    private readonly Dictionary<string, int> _order;
    private readonly IReadOnlyList<Measure> _measures;
    private readonly float _rowHeight;
    private readonly double _bottom;
    private readonly float _names;

    /// <summary>Lays a chart out.</summary>
    /// <param name="rows">The names, from top to bottom; those without a value are left out.</param>
    /// <param name="measures">A panel each, from left to right.</param>
    /// <param name="key">What markers and lines stand for.</param>
    /// <param name="dotsInRow">How many values a row has side by side.</param>
    /// <param name="begin">Where it begins, in points: below another chart, if there is one.</param>
    public RowChart(
        IReadOnlyList<string> rows,
        IReadOnlyList<Measure> measures,
        IReadOnlyList<KeyEntry> key,
        int dotsInRow,
        float begin = 0
    )
    {
        var present = measures
            .SelectMany(measure => measure.Dots)
            .Select(dot => dot.Row)
            .ToHashSet(StringComparer.Ordinal);
        _rows = [.. rows.Where(present.Contains)];
        _order = _rows.Index().ToDictionary(row => row.Item, row => row.Index, StringComparer.Ordinal);
        _measures = measures;
        // More than a line of text, and than the ends of intervals above each other.
        _rowHeight = 8 + (4.5f * dotsInRow);
        _names = _rows.Select(row => FigureFont.WidthOf(row, TextSize.Tick)).DefaultIfEmpty(0).Max() + AfterNames;
        WidthMm =
            measures.Count == 1 && _names < NamesShare * PageWidth.Points(PageWidth.SingleMm)
                ? PageWidth.SingleMm
                : PageWidth.DoubleMm;

        var width = PageWidth.Points(WidthMm);
        var legend = new Key(key, Edge + 2, begin + Edge, width - (2 * Edge));
        var top = legend.Bottom + AroundKey;
        var labels = measures.Select(measure => LinesOf(measure, width)).ToList();
        var bottom = TickRoom + (TextSize.Line * labels.Max(lines => lines.Count)) + 2;
        // Rows stand at 0, -1, -2, …; a chart has room for two at least.
        _bottom = 0.5 - Math.Max(2, _rows.Count);
        Height = top + (_rowHeight * (float)(0.5 - _bottom)) + bottom;
        Parts = [legend, .. measures.Select((measure, index) => PanelOf(index, labels[index], top, bottom))];
    }

    /// <summary>As printed.</summary>
    public float WidthMm { get; }

    /// <summary>In points: where it ends.</summary>
    public float Height { get; }

    /// <summary>What is drawn.</summary>
    public IReadOnlyList<IPart> Parts { get; }

    private float PanelWidth(float width) =>
        (width - Edge - _names - HalfTick - (BetweenPanels * (_measures.Count - 1))) / _measures.Count;

    private IReadOnlyList<string> LinesOf(Measure measure, float width) =>
        FigureFont.Wrapped(measure.Label, TextSize.Label, PanelWidth(width) + BetweenPanels - 4);

    private Panel PanelOf(int index, IReadOnlyList<string> label, float top, float bottom)
    {
        var measure = _measures[index];
        var width = PanelWidth(PageWidth.Points(WidthMm));
        var left = Edge + _names + (index * (width + BetweenPanels));
        // The first panel has the names.
        var margin = new PixelPadding(index == 0 ? _names : HalfTick, HalfTick, bottom, 1);
        var area = new SKRect(left - margin.Left, top - margin.Top, left + width + margin.Right, Height);
        var (low, high) = measure.Shown ?? RangeOf(measure);
        var names = _rows.Select((row, at) => ((double)-at, index == 0 ? row : ""));
        var panel = new Panel(
            new Frame(area, margin),
            (Scale.Across(low, high, width), string.Join('\n', label)),
            (new Scale(_bottom, 0.5, [.. names]), "")
        )
        {
            HasNames = true,
        };
        if (measure.Dots.Count == 0)
            panel.Text("not measured", (low + high) / 2, -0.5, Alignment.MiddleCenter);
        foreach (var reference in measure.References)
            panel.Line((reference, 0.5), (reference, _bottom), Stroke.Reference);
        foreach (var dot in measure.Dots)
            Draw(panel, dot, low, high);
        WriteBeyond(panel, measure, low, high);
        return panel;
    }

    private void Draw(Panel panel, Dot dot, double low, double high)
    {
        var y = -(_order[dot.Row] + dot.Shift);
        if (dot.Interval is { } interval)
        {
            panel.Line((interval.Low, y), (interval.High, y), new Stroke(dot.Look.Color, 1.1f));
            panel.Markers([(interval.Low, y), (interval.High, y)], End with { Color = dot.Look.Color });
        }
        if (dot.Value >= low && dot.Value <= high)
            panel.Marker(dot.Value, y, dot.Look);
    }

    private void WriteBeyond(Panel panel, Measure measure, double low, double high)
    {
        for (var row = 0; row < _rows.Count; row++)
        {
            var values = measure.Dots.Where(dot => dot.Row == _rows[row]).Select(dot => dot.Value).ToList();
            var (below, above) = (
                Listed(values.Where(value => value < low)),
                Listed(values.Where(value => value > high))
            );
            if (below.Length > 0)
                panel.Text($"← {below}", low, -row, Alignment.MiddleLeft);
            if (above.Length > 0)
                panel.Text($"{above} →", high, -row, Alignment.MiddleRight);
        }

        string Listed(IEnumerable<double> values) =>
            string.Join(", ", values.Select(value => PrintedNumber.Fixed(value, measure.Decimals)));
    }

    private static (double Low, double High) RangeOf(Measure measure)
    {
        var values = measure
            .Dots.SelectMany(dot =>
                dot.Interval is { } interval ? [dot.Value, interval.Low, interval.High] : new[] { dot.Value }
            )
            .Concat(measure.References)
            .ToList();
        return values.Count == 0 ? (0, 1) : Padded(values.Min(), values.Max());
    }

    private static (double Low, double High) Padded(double low, double high)
    {
        var room = high > low ? 0.05 * (high - low) : 0.5;
        return (low - room, high + room);
    }
}
