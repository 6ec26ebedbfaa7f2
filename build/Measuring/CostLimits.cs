using System.Globalization;
using Manuscript.Replication;

namespace Build.Measuring;

/// <summary>What a pass may take; what would take more is not tried.</summary>
/// <param name="Seconds">Of a pass.</param>
/// <param name="Bytes">Of memory.</param>
internal sealed record CostLimits(double Seconds, long Bytes)
{
    private const double GiB = 1024.0 * 1024 * 1024;

    /// <summary>Why a pass is not to be tried; null where it is.</summary>
    /// <param name="series">Whose pass.</param>
    /// <param name="next">Its cost by formula.</param>
    /// <param name="before">The pass of the length before; null for the first.</param>
    public string? Refuse(CostSeries series, CostRow next, CostCell? before)
    {
        // On the way back every tensor has a gradient.
        var bytes = (series.Direction == CostSeries.Training ? 2 : 1) * next.Bytes;
        if (bytes > Bytes)
        {
            return Say($"would hold about {bytes / GiB:F1} GiB");
        }
        if (before is null)
        {
            return null;
        }
        if (before.Measured is not { } measured)
        {
            return "a shorter one was left out";
        }
        var ratio = next.MultiplyAdds / (double)series.Counted.First(row => row.Length == before.Length).MultiplyAdds;
        var seconds = measured.Seconds * ratio;
        return seconds > Seconds ? Say($"would take about {seconds:F0} s") : null;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
