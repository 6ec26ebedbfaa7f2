using ObservedData.Statistics;

namespace ObservedData.Tests.Statistics;

public sealed class SharesAndErrorsTests
{
    // scipy.stats.binomtest(k, n).proportion_ci(confidence, method='wilson'), SciPy 1.10.1. 81 of 263 is Newcombe's
    // (1998), who prints 0.2553 to 0.3662.
    [Theory]
    [InlineData(0, 10, 0.95, 0.0, 0.27753279986288926)]
    [InlineData(3, 10, 0.95, 0.10779126740630102, 0.6032218525388546)]
    [InlineData(10, 10, 0.9, 0.787058029916593, 1.0)]
    [InlineData(81, 263, 0.95, 0.2552885198782742, 0.36620957698280004)]
    public void Wilson_s_interval_is_that_of_SciPy(
        int successes,
        int trials,
        double confidence,
        double low,
        double high
    )
    {
        var interval = WilsonInterval.Of(successes, trials, confidence);

        Assert.Equal((double)successes / trials, interval.Estimate, 1e-15);
        Assert.Equal(low, interval.Low, 1e-9);
        Assert.Equal(high, interval.High, 1e-9);
    }

    [Fact]
    public void At_none_and_at_all_an_end_is_exactly_0_or_1() =>
        Assert.All(
            Enumerable.Range(1, 200),
            trials =>
            {
                Assert.Equal(0.0, WilsonInterval.Of(0, trials, 0.95).Low);
                Assert.Equal(1.0, WilsonInterval.Of(trials, trials, 0.95).High);
            }
        );

    [Fact]
    public void A_share_of_nothing_or_of_more_than_all_is_an_error()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(0, 0, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(3, 2, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(-1, 2, 0.95));
        Assert.Throws<ArgumentException>(() => WilsonInterval.Of(1, 2, 1));
        Assert.Throws<ArgumentException>(() => WilsonInterval.Of(1, 2, double.NaN));
    }

    // By hand: 2 (1 + 12 + 66) / 4096 of twelve tosses; 2 / 64 of six; at equal counts twice the tail exceeds 1.
    [Theory]
    [InlineData(2, 10, 0.03857421875)]
    [InlineData(10, 2, 0.03857421875)]
    [InlineData(0, 6, 0.03125)]
    [InlineData(5, 5, 1.0)]
    [InlineData(1, 0, 1.0)]
    [InlineData(0, 0, 1.0)]
    public void McNemar_s_test_is_a_toss_of_coins(int firstAlone, int secondAlone, double expected) =>
        Assert.Equal(expected, McNemarTest.Of(firstAlone, secondAlone).PValue, 1e-12);

    [Fact]
    public void Errors_that_both_make_do_not_count()
    {
        var test = McNemarTest.Of([true, true, false, false, true, false], [true, false, true, false, false, false]);

        Assert.Equal((2, 1), (test.FirstAlone, test.SecondAlone));
        Assert.Equal(1, test.PValue, 1e-12);
        Assert.Throws<ArgumentException>(() => McNemarTest.Of([true], [true, false]));
        Assert.Throws<ArgumentOutOfRangeException>(() => McNemarTest.Of(-1, 2));
    }
}
