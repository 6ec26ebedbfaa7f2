using Build.Measuring;

namespace Build.Tests.Measuring;

/// <summary>What a pass would take is foretold by its formula and by the pass before it.</summary>
public sealed class CostLimitsTests
{
    private const long GiB = 1L << 30;

    private static readonly CostLimits Limits = new(Seconds: 60, Bytes: 4 * GiB);

    [Theory]
    [InlineData("forward", 4 * GiB, null)]
    [InlineData("forward", 4 * GiB + (GiB / 4), "would hold about 4.2 GiB")]
    [InlineData("training", 2 * GiB, null)]
    [InlineData("training", 3 * GiB, "would hold about 6.0 GiB")]
    public void A_pass_is_not_tried_where_it_would_hold_too_much(string direction, long bytes, string? reason)
    {
        var row = MeasuredCost.Row(200, multiplyAdds: 1, bytes);

        Assert.Equal(reason, Limits.Refuse(MeasuredCost.Series(direction, row), row, before: null));
    }

    [Theory]
    [InlineData(0.5, null)]
    [InlineData(0.6, null)]
    [InlineData(0.7, "would take about 70 s")]
    public void A_pass_is_not_tried_where_the_one_before_took_so_long_that_it_would_take_too_much(
        double seconds,
        string? reason
    )
    {
        var (shorter, longer) = (MeasuredCost.Row(200, multiplyAdds: 10), MeasuredCost.Row(1000, multiplyAdds: 1000));
        var series = MeasuredCost.Series("forward", shorter, longer);
        var before = new CostCell(series, 200, new PassFigures(seconds, 1, 1), Load: null);

        Assert.Equal(reason, Limits.Refuse(series, longer, before));
    }

    [Fact]
    public void A_pass_is_not_tried_where_a_shorter_one_was_left_out()
    {
        var (shorter, longer) = (MeasuredCost.Row(200, multiplyAdds: 10), MeasuredCost.Row(1000, multiplyAdds: 20));
        var series = MeasuredCost.Series("forward", shorter, longer);

        Assert.Equal(
            "a shorter one was left out",
            Limits.Refuse(series, longer, new CostCell(series, 200, null, null, "would take about 70 s"))
        );
    }
}
