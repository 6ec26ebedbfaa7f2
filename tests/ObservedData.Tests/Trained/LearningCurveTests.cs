using GenomicAttention.Evaluation.Statistics;
using GenomicAttention.RandomStreams;
using GenomicAttention.Training;
using ObservedData.Trained;

namespace ObservedData.Tests.Trained;

public sealed class LearningCurveTests
{
    [Fact]
    public void An_epoch_is_the_mean_over_the_seeds_that_came_so_far()
    {
        var curve = Of(Losses((0.4, 0.5), (0.2, 0.3), (0.1, 0.2)), Losses((0.6, 0.7), (0.4, 0.1)));

        Assert.Equal([1, 2, 3], curve.Select(epoch => epoch.Epoch));
        Assert.Equal([2, 2, 1], curve.Select(epoch => epoch.Seeds));
        Assert.Equal([0.5, 0.3, 0.1], curve.Select(epoch => Math.Round(epoch.Training, 12)));
        Assert.Equal([0.6, 0.2, 0.2], curve.Select(epoch => Math.Round(epoch.Validation, 12)));
        Assert.Null(curve[2].Interval);
    }

    [Fact]
    public void Of_few_seeds_the_interval_is_Student_s()
    {
        var curve = Of(Losses((0, 1)), Losses((0, 2)), Losses((0, 3)), Losses((0, 4)));

        // scipy.stats.t.interval(0.95, 3, 2.5, scipy.stats.sem([1, 2, 3, 4]))
        Assert.Equal(0.4457397432, curve[0].Interval!.Value.Low, 1e-8);
        Assert.Equal(4.5542602568, curve[0].Interval!.Value.High, 1e-8);
    }

    [Fact]
    public void Of_many_it_is_a_bootstrap_s()
    {
        double[] losses = [1, 2, 3, 4, 5, 6, 7, 20];

        var curve = Of([.. losses.Select(loss => Losses((0, loss)))]);

        var expected = BootstrapInterval.Bca(losses, Moments.MeanOf, 500, 0.95, new MersenneTwister(7));
        Assert.Equal(expected, curve[0].Interval);
        Assert.NotEqual(ConfidenceInterval.OfMean(losses, 0.95), curve[0].Interval);
    }

    [Fact]
    public void A_training_that_diverged_is_left_out_from_there_on()
    {
        var curve = Of(Losses((0.4, 0.5), (double.NaN, double.NaN)), Losses((0.6, 0.7), (0.2, 0.3)));

        Assert.Equal([2, 1], curve.Select(epoch => epoch.Seeds));
        Assert.Equal(0.3, curve[1].Validation);
    }

    private static IReadOnlyList<EpochMean> Of(params IEnumerable<IEnumerable<EpochLosses>> trainings) =>
        LearningCurve.Of(trainings, confidence: 0.95, resamples: 500, seed: 7);

    private static IEnumerable<EpochLosses> Losses(params IEnumerable<(double Train, double Validation)> epochs) =>
        epochs.Select((losses, at) => new EpochLosses(at + 1, losses.Train, losses.Validation));
}
