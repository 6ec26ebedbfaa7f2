using System.Collections.Immutable;
using GenomicAttention.Evaluation.Statistics;
using GenomicAttention.RandomStreams;
using ObservedData.Statistics;

namespace ObservedData.Summary;

/// <summary>How intervals are computed.</summary>
/// <param name="Confidence">How often an interval holds the true value.</param>
/// <param name="Resamples">Of the bootstrap.</param>
/// <param name="Seed">Of the bootstrap: every quantity is of the same resamples.</param>
public sealed record IntervalOptions(double Confidence, int Resamples, long Seed);

/// <summary>A quantity of one model at one seed.</summary>
/// <param name="Split">The split.</param>
/// <param name="Model">The model.</param>
/// <param name="Seed">From zero; null for the mean of all seeds' predictions.</param>
/// <param name="Measure">Which quantity.</param>
/// <param name="Value">Its value; null where it has none.</param>
public sealed record CellValue(string Split, string Model, int? Seed, string Measure, double? Value);

/// <summary>A quantity with its interval.</summary>
/// <param name="Split">The split.</param>
/// <param name="Model">Whose it is.</param>
/// <param name="Measure">Which quantity.</param>
/// <param name="Against">The model that it is a difference to; null where it stands alone.</param>
/// <param name="Interval">The mean over seeds, with what other sequences could have made of it; its ends are not numbers
/// where there are too few groups.</param>
/// <param name="Sequences">Rows that were tested.</param>
/// <param name="Groups">Groups of relatives among them.</param>
/// <param name="Seeds">Over how many seeds; null for a control.</param>
/// <param name="P">Of McNemar's test for a difference in errors; null otherwise.</param>
public sealed record ObservedEstimate(
    string Split,
    string Model,
    string Measure,
    string? Against,
    Interval Interval,
    int Sequences,
    int Groups,
    int? Seeds,
    double? P
);

/// <summary>Puts the predictions of all models together: what each came to, and how far other sequences could move it.
/// </summary>
public sealed class ObservedSummary
{
    // Leaving out one group after the other costs as many passes as there are groups.
    private const int MostGroupsForBca = 500;

    private readonly IReadOnlyList<Measure> _measures;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<int>> _groupOfRow;
    private readonly IntervalOptions _options;

    /// <summary>Of one data set.</summary>
    /// <param name="measures">The task's quantities.</param>
    /// <param name="groupOfRow">Under each split, the group of relatives of each row.</param>
    /// <param name="options">How intervals are computed.</param>
    public ObservedSummary(
        IReadOnlyList<Measure> measures,
        IReadOnlyDictionary<string, IReadOnlyList<int>> groupOfRow,
        IntervalOptions options
    ) => (_measures, _groupOfRow, _options) = (measures, groupOfRow, options);

    /// <summary>Every quantity of a model at every seed.</summary>
    public IEnumerable<CellValue> Cells(ModelPredictions model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.OfSeed.SelectMany(
            (values, seed) =>
            {
                var rows = Rows(model.IsTested(seed));
                return _measures.Select(measure => new CellValue(
                    model.Split,
                    model.Model,
                    seed,
                    measure.Name,
                    measure.Of(values, rows)
                ));
            }
        );
    }

    /// <summary>Every quantity of a model over its seeds, with intervals.</summary>
    public IEnumerable<ObservedEstimate> Estimates(ModelPredictions model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var groups = GroupsOf(model);
        return _measures
            .Select(measure => (measure.Name, Interval: IntervalOf(groups, MeanOverSeeds(model, measure))))
            .Where(one => one.Interval is not null)
            .Select(one => Estimate(model, one.Name, against: null, one.Interval!.Value, groups));
    }

    /// <summary>How a model differs from another in the quantity that models are compared by, both as the mean of their
    /// seeds.</summary>
    /// <param name="model">One.</param>
    /// <param name="other">The other, under the same split.</param>
    /// <param name="test">Tests the difference from both predictions and the rows; null where there is no test.</param>
    public ObservedEstimate? Difference(
        ModelPredictions model,
        ModelPredictions other,
        Func<double[], double[], int[], double>? test
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(other);
        var (measure, groups) = (_measures[0], GroupsOf(model));
        var difference = RowStatistics.Difference(MeanOverSeeds(model, measure), MeanOverSeeds(other, measure));
        return IntervalOf(groups, difference) is { } interval
            ? Estimate(model, measure.DifferenceName, other.Model, interval, groups) with
            {
                P = test?.Invoke(model.OfSeed[0], other.OfSeed[0], Rows(model.IsTested(0))),
            }
            : null;
    }

    /// <summary>A quantity of rows, with its interval over groups of relatives.</summary>
    /// <param name="split">The split, for its groups.</param>
    /// <param name="isTested">Which rows there are.</param>
    /// <param name="statistic">The quantity.</param>
    /// <returns>Null where the rows have no such quantity.</returns>
    public Interval? IntervalOf(string split, bool[] isTested, RowStatistic statistic) =>
        IntervalOf(Groups(_groupOfRow[split], isTested), statistic);

    private static ObservedEstimate Estimate(
        ModelPredictions model,
        string measure,
        string? against,
        Interval interval,
        IReadOnlyList<ImmutableArray<int>> groups
    ) =>
        new(
            model.Split,
            model.Model,
            measure,
            against,
            interval,
            groups.Sum(group => group.Length),
            groups.Count,
            model.IsControl ? null : model.OfSeed.Count * model.SeedsInEach,
            P: null
        );

    private static RowStatistic MeanOverSeeds(ModelPredictions model, Measure measure)
    {
        var isTested = model.OfSeed.Select((_, seed) => model.IsTested(seed)).ToList();
        return rows =>
        {
            var drawn = rows.ToArray();
            var sum = 0.0;
            for (var seed = 0; seed < isTested.Count; seed++)
            {
                var tested = Array.FindAll(drawn, row => isTested[seed][row]);
                if (tested.Length == 0 || measure.Of(model.OfSeed[seed], tested) is not { } value)
                {
                    return null;
                }
                sum += value;
            }

            return sum / isTested.Count;
        };
    }

    private Interval? IntervalOf(IReadOnlyList<ImmutableArray<int>> groups, RowStatistic statistic)
    {
        int[] rows = [.. groups.SelectMany(group => group).Order()];
        if (statistic(rows) is not { } estimate)
        {
            return null;
        }
        if (groups.Count < 2)
        {
            return new Interval(estimate, double.NaN, double.NaN);
        }

        var bootstrap = new GroupBootstrap(groups);
        try
        {
            return groups.Count <= MostGroupsForBca
                ? bootstrap.Bca(statistic, _options.Resamples, _options.Confidence, new UniformRandom(_options.Seed))
                : bootstrap.Percentile(
                    statistic,
                    _options.Resamples,
                    _options.Confidence,
                    new UniformRandom(_options.Seed)
                );
        }
        catch (ArgumentException)
        {
            // Too few groups of one class: the estimate stands without an interval.
            return new Interval(estimate, double.NaN, double.NaN);
        }
    }

    private IReadOnlyList<ImmutableArray<int>> GroupsOf(ModelPredictions model)
    {
        var tested = model.OfSeed.Select((_, seed) => model.IsTested(seed)).ToList();
        return Groups(
            _groupOfRow[model.Split],
            [.. Enumerable.Range(0, tested[0].Length).Select(row => tested.Any(ofSeed => ofSeed[row]))]
        );
    }

    private static IReadOnlyList<ImmutableArray<int>> Groups(IReadOnlyList<int> groupOfRow, bool[] isTested) =>
        [.. Rows(isTested).GroupBy(row => groupOfRow[row]).Select(group => group.ToImmutableArray())];

    private static int[] Rows(bool[] isTested) => [.. Enumerable.Range(0, isTested.Length).Where(row => isTested[row])];
}
