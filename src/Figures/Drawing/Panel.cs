using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Figures.Drawing;

/// <summary>Where a panel lies, and how much of that is left around its data for ticks and labels; in points.</summary>
/// <param name="Area">All of it.</param>
/// <param name="Margin">Left, right, bottom and top.</param>
internal readonly record struct Frame(SKRect Area, PixelPadding Margin);

/// <summary>A pair of axes with what is drawn between them.</summary>
/// <param name="frame">Where it lies.</param>
/// <param name="x">The axis below; its label may have several lines.</param>
/// <param name="y">The axis at the left.</param>
internal sealed class Panel(Frame frame, (Scale Scale, string Label) x, (Scale Scale, string Label) y) : IPart
{
    // The drawing library leaves more room above the label below the axis than under it.
    private const float LabelLift = 3;

    private readonly List<Action<Plot>> _contents = [];

    /// <summary>Whether the labels at the left are names, which need no line and no marks beside them.</summary>
    public bool HasNames { get; init; }

    /// <summary>A line from point to point.</summary>
    public void Line((double X, double Y) from, (double X, double Y) to, Stroke stroke) =>
        _contents.Add(plot => plot.Add.Line(from.X, from.Y, to.X, to.Y).LineStyle = stroke.Style());

    /// <summary>A rectangle without an outline.</summary>
    public void Box((double X, double Y) from, (double X, double Y) to, Color color) =>
        _contents.Add(plot =>
        {
            var box = plot.Add.Rectangle(from.X, to.X, from.Y, to.Y);
            box.FillColor = color;
            box.LineWidth = 0;
        });

    /// <summary>A line through many points.</summary>
    public void Curve(IEnumerable<(double X, double Y)> points, Stroke stroke)
    {
        Coordinates[] through = [.. points.Select(point => new Coordinates(point.X, point.Y))];
        _contents.Add(plot => plot.Add.ScatterLine(through).LineStyle = stroke.Style());
    }

    /// <summary>A marker.</summary>
    public void Marker(double atX, double atY, Look look) =>
        _contents.Add(plot => plot.Add.Marker(atX, atY).MarkerStyle = look.Style());

    /// <summary>Markers that look alike.</summary>
    public void Markers(IEnumerable<(double X, double Y)> points, Look look)
    {
        Coordinates[] at = [.. points.Select(point => new Coordinates(point.X, point.Y))];
        _contents.Add(plot => plot.Add.Markers(at).MarkerStyle = look.Style());
    }

    /// <summary>A text at a point.</summary>
    /// <param name="text">On one line.</param>
    /// <param name="atX">Where.</param>
    /// <param name="atY">Where.</param>
    /// <param name="side">Which of its sides, or its middle, is there.</param>
    public void Text(string text, double atX, double atY, Alignment side) =>
        _contents.Add(plot =>
        {
            var label = plot.Add.Text(text, atX, atY);
            label.LabelFontName = FigureFont.Name;
            label.LabelFontSize = TextSize.Tick;
            label.LabelFontColor = Ink.Black;
            label.LabelBackgroundColor = Colors.White;
            label.Alignment = side;
        });

    /// <inheritdoc/>
    public void Draw(SKCanvas canvas)
    {
        using var plot = new Plot();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Layout.Fixed(frame.Margin);
        plot.Axes.SetLimits(x.Scale.Low, x.Scale.High, y.Scale.Low, y.Scale.High);
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.MajorLineColor = Ink.PaleGrey;
        plot.Grid.MajorLineWidth = 0.6f;
        SetUp(plot.Axes.Bottom, x.Scale, x.Label, lineWidth: 0.8f);
        SetUp(plot.Axes.Left, y.Scale, y.Label, lineWidth: HasNames ? 0 : 0.8f);
        foreach (var add in _contents)
            add(plot);
        var area = new PixelRect(frame.Area.Left, frame.Area.Right, frame.Area.Bottom, frame.Area.Top);
        // The library draws twice the first time, when it finds that limits have changed: nobody sees that here.
        using (var nowhere = new SKNoDrawCanvas((int)frame.Area.Right, (int)frame.Area.Bottom))
            plot.Render(nowhere, area);
        plot.Render(canvas, area);
    }

    private static void SetUp(IAxis axis, Scale scale, string label, float lineWidth)
    {
        axis.TickGenerator = new NumericManual(
            [.. scale.Ticks.Select(tick => tick.At)],
            [.. scale.Ticks.Select(tick => tick.Label)]
        );
        axis.TickLabelStyle.FontName = FigureFont.Name;
        axis.TickLabelStyle.FontSize = TextSize.Tick;
        axis.MajorTickStyle.Length = lineWidth > 0 ? 3 : 0;
        axis.MajorTickStyle.Width = lineWidth;
        axis.MajorTickStyle.Color = lineWidth > 0 ? Ink.Black : Colors.Transparent;
        axis.FrameLineStyle.Width = lineWidth;
        axis.Label.Text = label;
        axis.Label.FontName = FigureFont.Name;
        axis.Label.FontSize = TextSize.Label;
        axis.Label.Bold = false;
        axis.Label.OffsetY = axis.Edge == Edge.Bottom ? -LabelLift : 0;
    }
}
