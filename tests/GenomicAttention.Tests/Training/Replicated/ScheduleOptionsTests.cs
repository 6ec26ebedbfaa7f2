using GenomicAttention.Training.Replicated;

namespace GenomicAttention.Tests.Training.Replicated;

public sealed class ScheduleOptionsTests
{
    // Of 8 steps 2 are warm-up: halfway after the first, all the way after the second, and then down by sixths.
    [Theory]
    [InlineData(0, 1 / 2.0)]
    [InlineData(1, 1)]
    [InlineData(2, 5 / 6.0)]
    [InlineData(3, 4 / 6.0)]
    [InlineData(4, 3 / 6.0)]
    [InlineData(5, 2 / 6.0)]
    [InlineData(6, 1 / 6.0)]
    [InlineData(7, 0)]
    public void The_rate_rises_evenly_and_falls_evenly(int step, double factor) =>
        Assert.Equal(factor, Warming(0.25).RateFactor(step, steps: 8), 1e-15);

    [Theory]
    [InlineData(0.15, 20)]
    [InlineData(0.15, 1280)]
    [InlineData(0.5, 30)]
    [InlineData(0.05, 100)]
    public void It_is_highest_at_the_end_of_the_warm_up_and_0_at_the_last_step(double warmUp, int steps)
    {
        var factors = Enumerable.Range(0, steps).Select(step => Warming(warmUp).RateFactor(step, steps)).ToList();

        Assert.Equal((warmUp * steps) - 1, factors.IndexOf(factors.Max()), 1e-9);
        Assert.Equal(1, factors.Max(), 1e-9);
        Assert.Equal(0, factors[^1]);
        Assert.All(factors, factor => Assert.InRange(factor, 0, 1));
    }

    [Fact]
    public void Without_a_warm_up_it_falls_from_the_first_step_on() =>
        Assert.Equal([0.75, 0.5, 0.25, 0], Enumerable.Range(0, 4).Select(step => Warming(0).RateFactor(step, 4)));

    // 1 − (2 + step) / (11 + step), until that is 3 %: 1 − 291 / 300.
    [Theory]
    [InlineData(0, 9 / 11.0)]
    [InlineData(1, 9 / 12.0)]
    [InlineData(7, 9 / 18.0)]
    [InlineData(288, 9 / 299.0)]
    [InlineData(289, 0.03)]
    [InlineData(290, 0.03)]
    [InlineData(100_000, 0.03)]
    public void The_average_takes_more_of_the_first_steps(int step, double share) =>
        Assert.Equal(share, Warming(0.1).AverageShare(step), 1e-12);

    private static ScheduleOptions Warming(double share) =>
        new(share, WeightDecay: 0.0001, LargestGradient: 1, Averaging: 0.97);
}
