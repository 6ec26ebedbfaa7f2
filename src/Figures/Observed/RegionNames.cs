using Figures.Drawing;
using Manuscript.Observed;
using SkiaSharp;

namespace Figures.Observed;

/// <summary>The names of regions above a panel, each over its middle, in as many lines as keep them apart.</summary>
internal sealed class RegionNames : IPart
{
    private const float Between = 5;

    private readonly List<Words> _names = [];

    /// <summary>Lays the names out.</summary>
    /// <param name="regions">Which to name.</param>
    /// <param name="across">What the panel's lower axis shows, in positions counted from 1.</param>
    /// <param name="left">Where that axis begins, in points.</param>
    /// <param name="right">Where it ends.</param>
    /// <param name="top">Where the first line begins.</param>
    public RegionNames(IReadOnlyList<RegionRow> regions, Scale across, float left, float right, float top)
    {
        var ends = new List<float>();
        foreach (var region in regions.OrderBy(region => region.From + region.To))
        {
            var wide = FigureFont.WidthOf(region.Name, TextSize.Tick);
            var middle = (region.From + 1 + region.To) / 2.0;
            var share = (float)((middle - across.Low) / (across.High - across.Low));
            var at = Math.Clamp(left + (share * (right - left)) - (wide / 2), left, Math.Max(left, right - wide));
            var line = ends.FindIndex(end => end + Between <= at);
            if (line < 0)
            {
                line = ends.Count;
                ends.Add(0);
            }
            ends[line] = at + wide;
            _names.Add(new Words(region.Name, at, top + (line * TextSize.Line) + TextSize.Tick, TextSize.Tick));
        }
        Bottom = top + (ends.Count * TextSize.Line);
    }

    /// <summary>Where the last line ends, in points.</summary>
    public float Bottom { get; }

    /// <inheritdoc/>
    public void Draw(SKCanvas canvas)
    {
        foreach (var name in _names)
            name.Draw(canvas);
    }
}
