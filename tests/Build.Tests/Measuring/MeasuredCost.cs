using Build.Measuring;
using Manuscript.Replication;

namespace Build.Tests.Measuring;

/// <summary>Costs that tests make up.</summary>
internal static class MeasuredCost
{
    public static CostRow Row(int length, long multiplyAdds, long bytes = 1) =>
        new("dense", "module", length, 0, 0, 0, 0, 0, multiplyAdds, 0, bytes);

    public static CostSeries Series(string direction, params CostRow[] counted) =>
        new("dense", "module", new() { ["dense"] = "its shape" }, direction, counted);
}
