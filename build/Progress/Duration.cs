using System.Globalization;

namespace Build.Progress;

/// <summary>Durations as clocks show them.</summary>
internal static class Duration
{
    /// <summary>Minutes and seconds, with hours where there are any: <c>0:41</c>, <c>1:02:10</c>.</summary>
    public static string Text(double seconds)
    {
        var span = TimeSpan.FromSeconds(Math.Ceiling(Math.Max(0, seconds)));
        return span.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span:mm\\:ss}")
            : span.ToString("m\\:ss", CultureInfo.InvariantCulture);
    }
}
