using System.Globalization;
using System.Text.RegularExpressions;

namespace Build.Progress;

/// <summary>How a training's loss went so far, as its progress tells: <c>epoch 3/25, loss 0.1234, validation 0.1230</c>.
/// </summary>
internal sealed partial class LossCurve
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    private readonly Lock _gate = new();
    private readonly List<double> _losses = [];

    /// <summary>The latest loss, or null if none was told yet.</summary>
    public double? Last
    {
        get
        {
            lock (_gate)
            {
                return _losses.Count > 0 ? _losses[^1] : null;
            }
        }
    }

    /// <summary>Takes a loss from what a step says of its progress, if there is one: that of validation, where it has one.
    /// </summary>
    public void Add(string text)
    {
        var match = Losses().Match(text);
        var last = match.Groups["validation"].Success ? match.Groups["validation"] : match.Groups["loss"];
        if (double.TryParse(last.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var loss))
        {
            lock (_gate)
            {
                _losses.Add(loss);
            }
        }
    }

    /// <summary>The curve in one line, from the lowest loss so far to the highest.</summary>
    /// <param name="width">In characters, at most: many epochs share one, by their mean.</param>
    public string Sparkline(int width)
    {
        List<double> losses;
        lock (_gate)
        {
            losses = [.. _losses.Where(double.IsFinite)];
        }
        var count = Math.Min(width, losses.Count);
        if (count == 0)
        {
            return "";
        }
        var means = Enumerable.Range(0, count).Select(Mean).ToList();
        var (low, high) = (means.Min(), means.Max());
        return string.Concat(means.Select(mean => Bars[Height(mean)]));

        double Mean(int part) => losses[(part * losses.Count / count)..((part + 1) * losses.Count / count)].Average();

        int Height(double mean) => high > low ? (int)Math.Round((mean - low) / (high - low) * (Bars.Length - 1)) : 0;
    }

    [GeneratedRegex(@"\bloss (?<loss>\S+?)(,|$)( validation (?<validation>\S+?)(,|$))?")]
    private static partial Regex Losses();
}
