using ScottPlot;

namespace Figures.Drawing;

/// <summary>How the inside of a marker is drawn: what sets apart two sizes of data sets in one colour and shape.</summary>
internal enum Filling
{
    /// <summary>In the marker's colour.</summary>
    Full,

    /// <summary>White.</summary>
    Open,

    /// <summary>In the marker's colour, but pale.</summary>
    Pale,
}

/// <summary>How a marker looks: shape and colour go together, so that colour alone never tells two apart.</summary>
/// <param name="Shape">A closed shape, or one of lines.</param>
/// <param name="Color">One of <see cref="Ink"/>.</param>
/// <param name="Filling">Of a closed shape.</param>
/// <param name="Size">Across, in points.</param>
internal sealed record Look(MarkerShape Shape, Color Color, Filling Filling = Filling.Full, float Size = 4.6f)
{
    private const float LineWidth = 1.1f;

    /// <summary>The same as the drawing library wants it.</summary>
    public MarkerStyle Style() =>
        new(Shape, Size)
        {
            LineColor = Color,
            LineWidth = LineWidth,
            OutlineColor = Color,
            OutlineWidth = LineWidth,
            FillColor = Filling switch
            {
                Filling.Full => Color,
                Filling.Open => Colors.White,
                _ => Color.Lighten(0.6),
            },
        };
}

/// <summary>
/// Okabe and Ito's colours, which people with any of the common kinds of colour blindness tell apart, and greys.
/// </summary>
internal static class Ink
{
    public static readonly Color Black = Color.FromHex("#000000");
    public static readonly Color Blue = Color.FromHex("#0072B2");
    public static readonly Color Vermillion = Color.FromHex("#D55E00");
    public static readonly Color Green = Color.FromHex("#009E73");
    public static readonly Color Orange = Color.FromHex("#E69F00");
    public static readonly Color Purple = Color.FromHex("#CC79A7");
    public static readonly Color DarkGrey = Color.FromHex("#555555");
    public static readonly Color PaleGrey = Color.FromHex("#E4E4E4");
}

/// <summary>How a line looks: always unbroken, as the canvas for SVG draws no dashes.</summary>
/// <param name="Color">Its colour.</param>
/// <param name="Width">In points.</param>
internal sealed record Stroke(Color Color, float Width = 1)
{
    /// <summary>For what values are read against, such as chance.</summary>
    public static readonly Stroke Reference = new(Ink.Black, 0.7f);

    /// <summary>The same as the drawing library wants it.</summary>
    public LineStyle Style() => new(Width, Color);
}
