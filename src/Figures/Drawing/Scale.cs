using System.Globalization;

namespace Figures.Drawing;

/// <summary>What an axis shows: from where to where, and where it has ticks.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Ticks">Positions with their labels.</param>
internal sealed record Scale(double Low, double High, IReadOnlyList<(double At, string Label)> Ticks)
{
    private static readonly double[] Steps = [1, 2, 5, 10];

    /// <summary>An axis with ticks at round numbers.</summary>
    /// <param name="low">Its lower end.</param>
    /// <param name="high">Its upper end, above it.</param>
    /// <param name="most">How many ticks there may be.</param>
    public static Scale Linear(double low, double high, int most)
    {
        var rough = (high - low) / most;
        var power = (int)Math.Floor(Math.Log10(rough));
        var digit = Steps.First(step => step * Math.Pow(10, power) >= rough * (1 - 1e-9));
        if (digit >= 10)
            (digit, power) = (1, power + 1);
        // In decimals, so that a tick is at 0.3 and not beside it.
        var step = (decimal)digit * PowerOfTen(power);
        var first = (long)Math.Ceiling((low / (double)step) - 1e-9);
        var last = (long)Math.Floor((high / (double)step) + 1e-9);
        var ticks = new List<(double, string)>();
        for (var index = first; index <= last; index++)
            ticks.Add(((double)(index * step), Label(index * step, Math.Max(0, -power))));
        return new Scale(low, high, ticks);
    }

    /// <summary>An axis with as many round ticks as have room for their labels beside each other.</summary>
    /// <param name="low">Its lower end.</param>
    /// <param name="high">Its upper end, above it.</param>
    /// <param name="width">How wide it is, in points.</param>
    public static Scale Across(double low, double high, float width)
    {
        const float between = 7;
        for (var most = (int)(width / between); most > 2; most--)
        {
            var scale = Linear(low, high, most);
            var apart = scale.Ticks.Count < 2 ? width : width * (scale.Ticks[1].At - scale.Ticks[0].At) / (high - low);
            if (scale.Ticks.All(tick => FigureFont.WidthOf(tick.Label, TextSize.Tick) + between <= apart))
                return scale;
        }
        return Linear(low, high, 2);
    }

    /// <summary>
    /// An axis of logarithms: ticks at 1, 2 and 5 of each decade, or at round numbers where it shows less than a decade.
    /// </summary>
    /// <param name="low">Its lower end, above 0; the scale has its logarithm.</param>
    /// <param name="high">Its upper end, above the lower.</param>
    /// <param name="most">How many ticks there may be.</param>
    public static Scale Logarithmic(double low, double high, int most)
    {
        var (from, to) = (Math.Log10(low), Math.Log10(high));
        if (to - from < 1)
        {
            var ticks = Linear(low, high, most).Ticks.Select(tick => (Math.Log10(tick.At), tick.Label));
            return new Scale(from, to, [.. ticks]);
        }
        int[][] choices =
        [
            [1, 2, 5],
            [1, 3],
            [1],
        ];
        return new Scale(from, to, choices.Select(Within).FirstOrDefault(ticks => ticks.Count <= most) ?? Within([1]));

        List<(double, string)> Within(int[] digits) =>
            [
                .. Enumerable
                    .Range((int)Math.Floor(from), (int)Math.Ceiling(to) - (int)Math.Floor(from) + 1)
                    .SelectMany(power => digits.Select(digit => (power, digit)))
                    .Select(tick => (At: Math.Log10(tick.digit) + tick.power, tick.power, tick.digit))
                    .Where(tick => tick.At >= from && tick.At <= to)
                    .Select(tick => (tick.At, Label(tick.digit * PowerOfTen(tick.power), Math.Max(0, -tick.power)))),
            ];
    }

    private static decimal PowerOfTen(int power)
    {
        var value = 1m;
        for (var index = 0; index < Math.Abs(power); index++)
            value *= 10;
        return power < 0 ? 1 / value : value;
    }

    private static string Label(decimal value, int decimals) =>
        (value < 0 ? "\u2212" : "")
        + Math.Abs(value).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
