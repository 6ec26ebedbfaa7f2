using GenomicAttention.RandomStreams;
using MotifAnalysis.Matrices;
using MotifAnalysis.Statistics;

namespace MotifAnalysis.Comparison;

/// <summary>
/// Says which known motifs one is like, after Tomtom (Gupta and others 2007,
/// <see href="https://doi.org/10.1186/gb-2007-8-2-r24"/>): the best alignment without gaps over all offsets and both
/// strands, scored by the columns' Pearson correlations; its p is counted on shuffled targets, which have as many
/// offsets and strands to be lucky with.
/// </summary>
public sealed class MotifComparison
{
    // Sums in another order differ in the last bits; equal alignments must count as equal.
    private const double Tie = 1e-9;

    private readonly MotifComparisonOptions _options;

    /// <summary>Prepares comparisons.</summary>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public MotifComparison(MotifComparisonOptions? options = null)
    {
        _options = options ?? new MotifComparisonOptions();
        _options.Validate();
    }

    /// <summary>Compares a motif with others.</summary>
    /// <param name="query">The motif.</param>
    /// <param name="targets">One or more.</param>
    /// <param name="random">The stream that shuffles targets, one after another.</param>
    /// <returns>A match for each target: the smallest p first, of equal ones the highest score, then as given.</returns>
    /// <exception cref="ArgumentException">There is no target.</exception>
    public IReadOnlyList<MotifMatch> Compare(
        PositionWeightMatrix query,
        IReadOnlyList<MatrixMotif> targets,
        UniformRandom random
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(random);
        if (targets.Count == 0)
        {
            throw new ArgumentException("There is no motif to compare with.", nameof(targets));
        }

        var columns = new ColumnTable(query, targets);
        var matches = new List<MotifMatch>();
        foreach (var (index, target) in targets.Index())
        {
            var own = columns.ColumnsOf(index);
            var best = Best(columns, own);
            var pValue = PValue(columns, own, best.Score, random);
            matches.Add(new MotifMatch(target.Id, best.Offset, best.Strand, best.Overlap, best.Score, pValue, 1));
        }

        var adjusted = BenjaminiHochberg.Adjust([.. matches.Select(match => match.PValue)]);
        return
        [
            .. matches
                .Select((match, index) => match with { QValue = adjusted[index] })
                .OrderBy(match => match.PValue)
                .ThenByDescending(match => match.Score),
        ];
    }

    private double PValue(ColumnTable columns, int[] own, double score, UniformRandom random)
    {
        var shuffled = (int[])own.Clone();
        var asGood = 0;
        for (var permutation = 0; permutation < _options.Permutations; permutation++)
        {
            if (_options.Pool == ColumnPool.OwnColumns)
            {
                random.Shuffle(shuffled.AsSpan());
            }
            else
            {
                for (var i = 0; i < shuffled.Length; i++)
                {
                    shuffled[i] = random.Below(columns.Count);
                }
            }

            asGood += Best(columns, shuffled).Score >= score - Tie ? 1 : 0;
        }

        return (asGood + 1.0) / (_options.Permutations + 1.0);
    }

    // Of equal alignments the forward one, then the longest overlap, then the leftmost.
    private (double Score, int Offset, Strand Strand, int Overlap) Best(ColumnTable columns, ReadOnlySpan<int> target)
    {
        var best = (Score: double.NegativeInfinity, Offset: 0, Strand: Strand.Forward, Overlap: 0);
        var least = Math.Min(_options.MinimalOverlap, Math.Min(columns.QueryWidth, target.Length));
        foreach (var strand in (ReadOnlySpan<Strand>)[Strand.Forward, Strand.Reverse])
        {
            if (strand == Strand.Reverse && !_options.BothStrands)
            {
                break;
            }

            for (var offset = least - columns.QueryWidth; offset <= target.Length - least; offset++)
            {
                var from = Math.Max(0, offset);
                var until = Math.Min(target.Length, offset + columns.QueryWidth);
                var score = 0.0;
                for (var i = from; i < until; i++)
                {
                    score += columns.Correlation(strand, i - offset, target[i]);
                }

                score = _options.Score == AlignmentScore.Mean ? score / (until - from) : score;
                var isLonger = score >= best.Score - Tie && strand == best.Strand && until - from > best.Overlap;
                if (score > best.Score + Tie || isLonger)
                {
                    best = (score, offset, strand, until - from);
                }
            }
        }

        return best;
    }
}
