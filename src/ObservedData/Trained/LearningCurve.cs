using GenomicAttention.Evaluation.Replication;
using GenomicAttention.Evaluation.Statistics;
using GenomicAttention.RandomStreams;
using GenomicAttention.Training;

namespace ObservedData.Trained;

/// <summary>An epoch's losses over the seeds that came so far.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Seeds">How many seeds' trainings have the epoch, with losses that are numbers.</param>
/// <param name="Training">The mean training loss.</param>
/// <param name="Validation">The mean validation loss.</param>
/// <param name="Interval">Of the mean validation loss; null of a single seed.</param>
public sealed record EpochMean(int Epoch, int Seeds, double Training, double Validation, Interval? Interval);

/// <summary>The losses of one model's trainings, a seed each, epoch by epoch.</summary>
public static class LearningCurve
{
    /// <summary>Takes the mean over seeds, with intervals as a study's estimates have them.</summary>
    /// <param name="trainings">A seed each; one that stopped early is missing from later epochs.</param>
    /// <param name="confidence">How often an interval holds the true mean, between 0 and 1.</param>
    /// <param name="resamples">Of the bootstrap.</param>
    /// <param name="seed">Of the bootstrap, which begins anew with it each time.</param>
    public static IReadOnlyList<EpochMean> Of(
        IEnumerable<IEnumerable<EpochLosses>> trainings,
        double confidence,
        int resamples,
        uint seed
    )
    {
        return
        [
            .. trainings
                .SelectMany(training => training)
                .Where(epoch => double.IsFinite(epoch.Train) && double.IsFinite(epoch.Validation))
                .GroupBy(epoch => epoch.Epoch)
                .OrderBy(epoch => epoch.Key)
                .Select(epoch => Mean(epoch.Key, [.. epoch])),
        ];

        EpochMean Mean(int epoch, EpochLosses[] seeds)
        {
            var validation = Array.ConvertAll(seeds, losses => losses.Validation);
            return new EpochMean(
                epoch,
                seeds.Length,
                seeds.Average(losses => losses.Train),
                validation.Average(),
                IntervalOf(validation)
            );
        }

        Interval? IntervalOf(double[] losses) =>
            losses.Length switch
            {
                < 2 => null,
                < ReplicationSummary.FewestForBootstrap => ConfidenceInterval.OfMean(losses, confidence),
                _ => BootstrapInterval.Bca(losses, Moments.MeanOf, resamples, confidence, new MersenneTwister(seed)),
            };
    }
}
