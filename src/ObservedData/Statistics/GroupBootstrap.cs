using System.Collections.Immutable;
using GenomicAttention.Evaluation.Statistics;
using GenomicAttention.RandomStreams;
using MathNet.Numerics.Distributions;

namespace ObservedData.Statistics;

/// <summary>
/// Bootstrap intervals of a metric where rows are not independent: whole groups of relatives are drawn with
/// replacement, as many as there are, and the metric is computed of all their rows.
/// </summary>
/// <remarks>
/// <para>
/// The cluster bootstrap: Davison and Hinkley, "Bootstrap methods and their application", 1997, section 3.8; Field and
/// Welsh, 2007, <see href="https://doi.org/10.1111/j.1467-9868.2007.00593.x"/>. It says how far a metric would move
/// with other sequences, not with another training. Of fewer than about 20 groups, intervals are too narrow.
/// </para>
/// <para>
/// A resample without a value, as one of a single class has no AUROC, is drawn again; the interval then holds given
/// that there is one.
/// </para>
/// </remarks>
public sealed class GroupBootstrap
{
    private readonly IReadOnlyList<ImmutableArray<int>> _groups;

    /// <summary>Takes groups.</summary>
    /// <param name="groups">Rows of each group, at least two groups: <see cref="Splitting.Relatives.Groups"/>, say.</param>
    /// <exception cref="ArgumentException">There are fewer than two groups, or one is empty.</exception>
    public GroupBootstrap(IReadOnlyList<ImmutableArray<int>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count < 2 || groups.Any(group => group.IsDefaultOrEmpty))
        {
            throw new ArgumentException(
                $"There are {groups.Count} groups: two or more, each of one row or more, are needed to resample them.",
                nameof(groups)
            );
        }

        _groups = groups;
    }

    /// <summary>
    /// The interval between quantiles of the resamples' values. Simple; of a biased or skewed metric it falls short.
    /// </summary>
    /// <param name="statistic">What is computed.</param>
    /// <param name="resamples">How often groups are drawn, at least once; 2,000 or more are usual.</param>
    /// <param name="confidence">How often such an interval holds the true value, between 0 and 1.</param>
    /// <param name="random">Gives a number a group drawn: of each, u, the group floor(u × groups) is drawn.</param>
    /// <exception cref="ArgumentException">
    /// The statistic has no value for all rows, or for most resamples; or an argument is out of its range.
    /// </exception>
    public Interval Percentile(RowStatistic statistic, int resamples, double confidence, UniformRandom random)
    {
        var (estimate, drawn) = Resample(statistic, resamples, confidence, random);
        return new Interval(
            estimate,
            Quantile.OfSorted(drawn, (1 - confidence) / 2),
            Quantile.OfSorted(drawn, (1 + confidence) / 2)
        );
    }

    /// <summary>
    /// The bias-corrected and accelerated interval: the formula, and what is done where it has no value, are those of
    /// <see cref="BootstrapInterval"/>; the jackknife leaves out a group at a time.
    /// </summary>
    /// <inheritdoc cref="Percentile" path="/param"/>
    /// <exception cref="ArgumentException">
    /// The statistic has no value for all rows, for all without one group, or for most resamples; or an argument is
    /// out of its range.
    /// </exception>
    public Interval Bca(RowStatistic statistic, int resamples, double confidence, UniformRandom random)
    {
        var (estimate, drawn) = Resample(statistic, resamples, confidence, random);
        var bias = Bias(drawn, estimate);
        var acceleration = Acceleration(Jackknife(statistic));
        return new Interval(estimate, End((1 - confidence) / 2), End((1 + confidence) / 2));

        double End(double share)
        {
            var z = bias + Normal.InvCDF(0, 1, share);
            var shrinking = 1 - (acceleration * z);
            var corrected =
                shrinking > 0 ? Normal.CDF(0, 1, bias + (z / shrinking))
                : z > 0 ? 1
                : 0;
            return Quantile.OfSorted(drawn, corrected);
        }
    }

    private (double Estimate, double[] SortedValues) Resample(
        RowStatistic statistic,
        int resamples,
        double confidence,
        UniformRandom random
    )
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        StatisticDemand.Confidence(confidence);
        var estimate =
            Value(statistic, Enumerable.Range(0, _groups.Count))
            ?? throw new ArgumentException("The statistic has no value for the rows at hand: there is no interval.");
        var values = new double[resamples];
        var left = 2L * resamples;
        for (var i = 0; i < resamples; left--)
        {
            if (left == 0)
            {
                throw new ArgumentException(
                    "The statistic has no value for more than half of the resamples: there are too few groups, or too "
                        + "few of one class, for an interval."
                );
            }
            if (Value(statistic, Draw(random)) is { } value)
            {
                values[i++] = value;
            }
        }

        Array.Sort(values);
        return (estimate, values);
    }

    private double[] Jackknife(RowStatistic statistic)
    {
        var groups = Enumerable.Range(0, _groups.Count);
        return
        [
            .. groups.Select(left =>
                Value(statistic, groups.Where(group => group != left))
                ?? throw new ArgumentException(
                    $"The statistic has no value without the group of row {_groups[left][0]}: a BCa interval needs "
                        + "one. Take the percentile interval."
                )
            ),
        ];
    }

    private int[] Draw(UniformRandom random)
    {
        var drawn = new int[_groups.Count];
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[i] = (int)(random.NextDouble() * drawn.Length);
        }

        return drawn;
    }

    // In ascending order: the same rows in another order would give other last bits, and not tie with the estimate.
    private double? Value(RowStatistic statistic, IEnumerable<int> groups)
    {
        int[] rows = [.. groups.SelectMany(group => _groups[group])];
        Array.Sort(rows);
        var value = statistic(rows);
        return value is null || double.IsFinite(value.Value)
            ? value
            : throw new ArgumentException($"The statistic is {value}: it must be finite, or null where undefined.");
    }

    private static double Bias(double[] drawn, double estimate)
    {
        var below = drawn.Count(value => value < estimate) + (drawn.Count(value => value == estimate) / 2.0);
        var halfAResample = 0.5 / drawn.Length;
        return Normal.InvCDF(0, 1, Math.Clamp(below / drawn.Length, halfAResample, 1 - halfAResample));
    }

    private static double Acceleration(double[] without)
    {
        var (n, mean, deviation) = Moments.Of(without);
        return deviation == 0
            ? 0
            : without.Sum(value => Math.Pow((mean - value) / deviation, 3)) / (6 * Math.Pow(n - 1, 1.5));
    }
}
