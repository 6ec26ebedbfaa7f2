using SkiaSharp;

namespace Figures.Drawing;

/// <summary>What is drawn on a figure. Lengths are in points, from the figure's upper left corner.</summary>
internal interface IPart
{
    /// <summary>Draws it.</summary>
    void Draw(SKCanvas canvas);
}

/// <summary>A figure, apart from any format.</summary>
/// <param name="Name">Names its files, such as <c>skill</c>.</param>
/// <param name="Title">A few words.</param>
/// <param name="Caption">What it shows, with n.</param>
/// <param name="WidthMm">As printed: one of <see cref="PageWidth"/>.</param>
/// <param name="Height">In points.</param>
/// <param name="Parts">What is drawn, in this order.</param>
internal sealed record Figure(
    string Name,
    string Title,
    string Caption,
    float WidthMm,
    float Height,
    IReadOnlyList<IPart> Parts
)
{
    /// <summary>In points.</summary>
    public float Width => PageWidth.Points(WidthMm);

    /// <summary>Draws it on a canvas whose unit is a point.</summary>
    public void Draw(SKCanvas canvas)
    {
        FigureFont.Register();
        using (var paper = new SKPaint { Color = SKColors.White })
            canvas.DrawRect(0, 0, Width, Height, paper);
        foreach (var part in Parts)
            part.Draw(canvas);
    }
}

/// <summary>The widths that journals print figures at.</summary>
internal static class PageWidth
{
    /// <summary>One column of two, in millimetres.</summary>
    public const float SingleMm = 85;

    /// <summary>Both columns, in millimetres.</summary>
    public const float DoubleMm = 175;

    /// <summary>Millimetres in points, 72 to the inch.</summary>
    public static float Points(float millimetres) => millimetres * 72 / 25.4f;
}

/// <summary>Sizes of text in points, at the width that a figure is printed at: never below 8.</summary>
internal static class TextSize
{
    public const float Tick = 8;
    public const float Label = 8.5f;
    public const float Line = 10.5f;
}
