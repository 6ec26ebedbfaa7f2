using GenomicAttention.Evaluation.Statistics;
using ObservedData.Statistics;

namespace ObservedData.Summary;

/// <summary>A stretch of aligned sequences.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="From">Its first position, from zero.</param>
/// <param name="To">The position behind its last.</param>
public sealed record Region(string Name, int From, int To);

/// <summary>How often a model keeps a position.</summary>
/// <param name="Position">From zero.</param>
/// <param name="Class">In sequences of which class; null for all.</param>
/// <param name="Kept">The share of sequences and seeds.</param>
public sealed record PositionShare(int Position, string? Class, double Kept);

/// <summary>A quantity of what a model keeps of a region.</summary>
/// <param name="Region">The region.</param>
/// <param name="Measure">Which quantity.</param>
/// <param name="Interval">With its interval over groups of relatives.</param>
public sealed record RegionEstimate(string Region, string Measure, Interval Interval);

/// <summary>Where one sparse model looks, in sequences that it was not trained on and that have one length.</summary>
public sealed class SelectionSummary
{
    private readonly IReadOnlyList<(string? Name, bool[] IsOfClass)> _classes;
    private readonly double[,] _kept; // [rows, positions]: the share of seeds

    /// <summary>Counts positions.</summary>
    /// <param name="length">Positions of a sequence.</param>
    /// <param name="classOfRow">The class of each row; empty where labels are numbers.</param>
    /// <param name="classNames">The classes' names.</param>
    /// <param name="kept">Of every row at every seed at which it was tested.</param>
    public SelectionSummary(
        int length,
        IReadOnlyList<int> classOfRow,
        IReadOnlyList<string> classNames,
        IEnumerable<(int Row, IReadOnlyList<int> Positions)> kept
    )
    {
        ArgumentNullException.ThrowIfNull(classOfRow);
        ArgumentNullException.ThrowIfNull(classNames);
        var byRow = kept.ToLookup(one => one.Row, one => one.Positions);
        var rows = byRow.Max(row => row.Key) + 1;
        rows = Math.Max(rows, classOfRow.Count);
        _kept = new double[rows, length];
        IsTested = [.. Enumerable.Range(0, rows).Select(row => byRow.Contains(row))];
        for (var row = 0; row < rows; row++)
        {
            var times = byRow[row].Count();
            foreach (var position in byRow[row].SelectMany(positions => positions))
            {
                _kept[row, position] += 1.0 / times;
            }
        }

        _classes =
            classNames.Count == 0
                ? [(null, IsTested)]
                :
                [
                    .. classNames.Select(
                        (name, index) =>
                            (
                                (string?)name,
                                classOfRow.Select((label, row) => label == index && IsTested[row]).ToArray()
                            )
                    ),
                ];
        SparsityKept = Mean(Rows(IsTested), 0, length);
    }

    /// <summary>The rows that a seed tested: no other counts.</summary>
    public bool[] IsTested { get; }

    /// <summary>The share of all positions that is kept.</summary>
    public double SparsityKept { get; }

    /// <summary>How often each position is kept, class by class.</summary>
    public IEnumerable<PositionShare> Positions() =>
        _classes.SelectMany(one =>
            Enumerable
                .Range(0, _kept.GetLength(1))
                .Select(position => new PositionShare(
                    position,
                    one.Name,
                    Mean(Rows(one.IsOfClass), position, position + 1)
                ))
        );

    /// <summary>What is kept of a region: in each class, over what chance keeps, and in the second of two classes over the
    /// first.</summary>
    /// <param name="region">The region; what lies behind a sequence's end does not count.</param>
    /// <param name="intervalOf">Gives a quantity of rows its interval.</param>
    public IEnumerable<RegionEstimate> Of(Region region, Func<RowStatistic, Interval?> intervalOf)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(intervalOf);
        var to = Math.Min(region.To, _kept.GetLength(1));
        var statistics = _classes
            .SelectMany(one =>
                new[]
                {
                    ($"kept{Of(one.Name)}", Kept(one.IsOfClass)),
                    ($"over_chance{Of(one.Name)}", Scaled(Kept(one.IsOfClass), 1 / SparsityKept)),
                }
            )
            .ToList();
        if (_classes.Count == 2)
        {
            statistics.Add(("enrichment", Ratio(Kept(_classes[1].IsOfClass), Kept(_classes[0].IsOfClass))));
        }

        foreach (var (measure, statistic) in statistics)
        {
            if (intervalOf(statistic) is { } interval)
            {
                yield return new RegionEstimate(region.Name, measure, interval);
            }
        }

        RowStatistic Kept(bool[] isOfClass) =>
            rows =>
            {
                int[] ofClass = [.. rows.ToArray().Where(row => isOfClass[row])];
                return ofClass.Length == 0 ? null : Mean(ofClass, region.From, to);
            };
    }

    private static RowStatistic Scaled(RowStatistic statistic, double by) => rows => statistic(rows) * by;

    private static RowStatistic Ratio(RowStatistic numerator, RowStatistic denominator) =>
        rows => denominator(rows) is { } below and > 0 ? numerator(rows) / below : null;

    private static string Of(string? name) => name is null ? "" : $":{name}";

    private static IEnumerable<int> Rows(bool[] isOfClass) =>
        Enumerable.Range(0, isOfClass.Length).Where(row => isOfClass[row]);

    private double Mean(IEnumerable<int> rows, int from, int to)
    {
        var (sum, count) = (0.0, 0);
        foreach (var row in rows)
        {
            for (var position = from; position < to; position++)
            {
                sum += _kept[row, position];
            }
            count += to - from;
        }

        return count == 0 ? 0 : sum / count;
    }
}
