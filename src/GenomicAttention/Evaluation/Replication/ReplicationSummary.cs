using GenomicAttention.Evaluation.Statistics;
using GenomicAttention.RandomStreams;

namespace GenomicAttention.Evaluation.Replication;

/// <summary>A model measured against another.</summary>
/// <param name="Model">The one.</param>
/// <param name="Against">The other.</param>
/// <param name="Claimed">The measures by which a claim of the paper on the two is judged: their tests are the family that
/// is corrected for being many.</param>
public sealed record ModelPair(string Model, string Against, IReadOnlyList<string> Claimed);

/// <summary>How intervals and tests are made.</summary>
/// <param name="Confidence">How often an interval holds the true value.</param>
/// <param name="Resamples">Of the bootstrap.</param>
/// <param name="Seed">Of the bootstrap.</param>
/// <param name="RetainedShare">What counts as retained: 0.95 for 95 %.</param>
public sealed record SummaryOptions(double Confidence, int Resamples, long Seed, double RetainedShare);

/// <summary>Puts cells of many seeds together: estimates with intervals, and tests paired by seed.</summary>
/// <remarks>
/// Intervals are BCa bootstrap intervals over seeds, and Student's where there are fewer than
/// <see cref="FewestForBootstrap"/>, of which a bootstrap knows too little. They tell how results vary with data,
/// split and initial weights together.
/// </remarks>
public sealed class ReplicationSummary
{
    /// <summary>Seeds below which the bootstrap is not used.</summary>
    public const int FewestForBootstrap = 8;

    private readonly SummaryOptions _options;
    private readonly Dictionary<(int Sequences, string Model), SortedDictionary<long, CellMetrics>> _cells;

    private ReplicationSummary(IReadOnlyList<CellMetrics> cells, SummaryOptions options)
    {
        _options = options;
        _cells = cells
            .GroupBy(cell => (cell.Sequences, cell.Model))
            .ToDictionary(
                group => group.Key,
                group => new SortedDictionary<long, CellMetrics>(group.ToDictionary(cell => cell.Seed))
            );
    }

    /// <summary>All estimates, by size and model in the order of the cells.</summary>
    /// <param name="cells">At least two seeds a model and size.</param>
    /// <param name="pairs">Which models are measured against which.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">A model has one seed only, or two cells have the same seed.</exception>
    public static IReadOnlyList<Estimate> Of(
        IReadOnlyList<CellMetrics> cells,
        IReadOnlyList<ModelPair> pairs,
        SummaryOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(options);
        var summary = new ReplicationSummary(cells, options);
        var estimates = new List<Estimate>();
        foreach (var (sequences, model) in summary._cells.Keys)
        {
            estimates.AddRange(summary.Alone(sequences, model));
        }

        foreach (var sequences in cells.Select(cell => cell.Sequences).Distinct())
        {
            estimates.AddRange(summary.Paired(sequences, pairs));
        }

        return estimates;
    }

    private IEnumerable<Estimate> Alone(int sequences, string model)
    {
        var cells = _cells[(sequences, model)].Values;
        (string Measure, Func<CellMetrics, double?> Value)[] measures =
        [
            (Measures.Loss, cell => cell.Loss),
            (Measures.Mae, cell => cell.Mae),
            (Measures.R, cell => cell.R),
            (Measures.Skill, cell => cell.Skill),
            (Measures.Enrichment, cell => cell.Selection?.Enrichment),
            (Measures.BestEnrichment, cell => cell.Selection?.BestEnrichment),
            (Measures.Precision, cell => cell.Selection?.Precision),
            (Measures.Recall, cell => cell.Selection?.Recall),
            (Measures.Auroc, cell => cell.Selection?.Auroc),
            (Measures.SelectorChange, cell => cell.SelectorChange),
            (Measures.SelectorGradientShare, cell => cell.SelectorGradientShare),
            (Measures.ShuffleChange, cell => cell.Sensitivity?.Shuffled),
            (Measures.DinucleotideShuffleChange, cell => cell.Sensitivity?.ShuffledKeepingDinucleotides),
            (Measures.ReverseComplementChange, cell => cell.Sensitivity?.ReverseComplement),
            (Measures.MutationContrast, cell => cell.Mutations?.Contrast),
            .. MotifsOf(cells)
                .Select(motif =>
                    (Measures.EnrichmentOf(motif), (Func<CellMetrics, double?>)(cell => EnrichmentOf(cell, motif)))
                ),
        ];
        foreach (var (measure, value) in measures)
        {
            double[] values = [.. cells.Select(value).OfType<double>()];
            if (values.Length == cells.Count)
            {
                yield return Row(sequences, model, measure, null, OfMean(values), values.Length, null);
                yield return Row(
                    sequences,
                    model,
                    measure + Measures.OneRun,
                    null,
                    OfNext(values),
                    values.Length,
                    null
                );
            }
        }
    }

    private static IEnumerable<string> MotifsOf(IEnumerable<CellMetrics> cells) =>
        cells.SelectMany(cell => cell.Selection?.Motifs.Keys ?? []).Distinct().Order(StringComparer.Ordinal);

    private static double? EnrichmentOf(CellMetrics cell, string motif) =>
        cell.Selection is { } selection && selection.Motifs.TryGetValue(motif, out var enrichment) ? enrichment : null;

    private List<Estimate> Paired(int sequences, IReadOnlyList<ModelPair> pairs)
    {
        var rows = new List<(Estimate Row, bool IsClaimed)>();
        foreach (var pair in pairs)
        {
            if (
                _cells.TryGetValue((sequences, pair.Model), out var model)
                && _cells.TryGetValue((sequences, pair.Against), out var other)
            )
            {
                var seeds = model.Keys.Intersect(other.Keys).ToList();
                rows.AddRange(
                    Compare(sequences, pair, [.. seeds.Select(seed => (model[seed], other[seed]))])
                        .Select(row => (row, row.P is not null && pair.Claimed.Contains(row.Measure)))
                );
            }
        }

        var family = rows.Where(row => row.IsClaimed).Select(row => row.Row.P!.Value).ToArray();
        var adjusted = new Queue<double>(HolmCorrection.Adjust(family));
        return rows.Select(row => row.IsClaimed ? row.Row with { AdjustedP = adjusted.Dequeue() } : row.Row).ToList();
    }

    private IEnumerable<Estimate> Compare(
        int sequences,
        ModelPair pair,
        IReadOnlyList<(CellMetrics Model, CellMetrics Other)> cells
    )
    {
        double[] loss = [.. cells.Select(cell => cell.Model.Loss)];
        double[] otherLoss = [.. cells.Select(cell => cell.Other.Loss)];
        double[] retained = [.. cells.Select(cell => Retention(cell.Model.Loss, cell.Other.Loss))];
        yield return Of(
            Measures.Retention,
            OfMean(retained),
            MarginTest.Above(retained, 100 * _options.RetainedShare).PValue
        );

        yield return Of(Measures.Retention + Measures.OneRun, OfNext(retained), null);
        yield return Of(Measures.LossDifference, OfMean(Difference(loss, otherLoss)), Wilcoxon(loss, otherLoss));
        double[] skill = [.. cells.Select(cell => cell.Model.Skill)];
        double[] otherSkill = [.. cells.Select(cell => cell.Other.Skill)];
        if (OfMean(otherSkill).Low > 0)
        {
            yield return Of(
                Measures.SkillRetention,
                OfRatio(skill, otherSkill),
                MarginTest.Retains(skill, otherSkill, _options.RetainedShare).PValue
            );
        }

        double[] r = [.. cells.Select(cell => cell.Model.R).OfType<double>()];
        double[] otherR = [.. cells.Select(cell => cell.Other.R).OfType<double>()];
        if (r.Length == cells.Count && otherR.Length == cells.Count)
        {
            yield return Of(Measures.RDifference, OfMean(Difference(r, otherR)), Wilcoxon(r, otherR));
        }

        Estimate Of(string measure, Interval interval, double? p) =>
            Row(sequences, pair.Model, measure, pair.Against, interval, cells.Count, p);
    }

    /// <summary>The published measure of what is maintained, in percent, in the published order of operations.</summary>
    private static double Retention(double loss, double other) => (1 - ((loss - other) / other)) * 100;

    private static double[] Difference(double[] first, double[] second) => [.. first.Zip(second, (a, b) => a - b)];

    private static double Wilcoxon(double[] first, double[] second) => WilcoxonSignedRank.Test(first, second).PValue;

    private Interval OfMean(double[] values) =>
        values.Length < FewestForBootstrap
            ? ConfidenceInterval.OfMean(values, _options.Confidence)
            : Bca(values.Length, rows => Mean(values, rows));

    private Interval OfNext(double[] values) => ConfidenceInterval.OfNext(values, _options.Confidence);

    // Of few seeds by the delta method: Fieller's is the classical interval of a ratio, but it may be unbounded.
    private Interval OfRatio(double[] values, double[] others)
    {
        if (values.Length >= FewestForBootstrap)
        {
            return Bca(values.Length, rows => 100 * Mean(values, rows) / Mean(others, rows));
        }

        var mean = others.Average();
        var ratio = values.Average() / mean;
        return ConfidenceInterval.OfMean(
            [.. values.Zip(others, (value, other) => 100 * (ratio + ((value - (ratio * other)) / mean)))],
            _options.Confidence
        );
    }

    // A stream of its own each time, so that a further model changes no other's digits.
    private Interval Bca(int count, Func<ReadOnlySpan<int>, double> statistic) =>
        BootstrapInterval.Bca(
            count,
            statistic,
            _options.Resamples,
            _options.Confidence,
            new MersenneTwister(checked((uint)_options.Seed))
        );

    private static double Mean(double[] values, ReadOnlySpan<int> rows)
    {
        var sum = 0.0;
        foreach (var row in rows)
        {
            sum += values[row];
        }

        return sum / rows.Length;
    }

    private static Estimate Row(
        int sequences,
        string model,
        string measure,
        string? against,
        Interval interval,
        int seeds,
        double? p
    ) => new(sequences, model, measure, against, interval.Estimate, interval.Low, interval.High, seeds, p);
}
