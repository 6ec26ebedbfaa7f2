using System.Collections.Immutable;
using GenomicAttention.Evaluation;
using GenomicAttention.Sequences;

namespace ObservedData.Splitting;

/// <summary>
/// Groups of sequences that are copies of one another, directly or through others, or that belong together for
/// another reason. A model that was trained on one of a group has seen something of the others, so that no error on
/// those tells how it does on new sequences: splits keep groups whole.
/// </summary>
public sealed class Relatives
{
    /// <summary>
    /// The most distinct sequences that are compared with each other: 200 million pairs, which take minutes (of 57
    /// letters at 25 shifts either way about three; time grows with shifts, and with length in steps of 64).
    /// </summary>
    public const int MostCompared = 20_000;

    private Relatives(int[] groupOfRow, IReadOnlyList<RelatedPair> pairs)
    {
        GroupOfRow = [.. groupOfRow];
        Groups =
        [
            .. Enumerable
                .Range(0, groupOfRow.Length)
                .GroupBy(row => groupOfRow[row])
                .Select(group => group.ToImmutableArray()),
        ];
        Pairs = pairs;
    }

    /// <summary>How many rows there are.</summary>
    public int Count => GroupOfRow.Length;

    /// <summary>The group of each row; groups are numbered from zero in the order of their first rows.</summary>
    public ImmutableArray<int> GroupOfRow { get; }

    /// <summary>The rows of each group, ascending.</summary>
    public IReadOnlyList<ImmutableArray<int>> Groups { get; }

    /// <summary>
    /// What joined rows of similar sequences, in the order of the rows: each copy or reverse complement with the
    /// first of its kind, and, by a <see cref="SimilarityRule"/>, every two distinct sequences that are similar.
    /// Members of one value of a group column are not listed.
    /// </summary>
    public IReadOnlyList<RelatedPair> Pairs { get; }

    /// <summary>Takes every row for unrelated to all others, whatever its sequence.</summary>
    /// <param name="count">How many rows there are.</param>
    public static Relatives None(int count) => new([.. Enumerable.Range(0, count)], []);

    /// <summary>Finds groups. Copies and reverse complements of one another are always related.</summary>
    /// <param name="sequences">The sequences; padding at their ends is not part of them.</param>
    /// <param name="groupColumn">
    /// What each row belongs to, such as a gene, or null where there is no such column. Rows of equal text are
    /// related; an empty or missing one says nothing.
    /// </param>
    /// <param name="similarity">Which sequences are similar enough to be related, or null to compare none.</param>
    /// <exception cref="ArgumentException">The column has not one value a sequence, or the rule a number too low.</exception>
    /// <exception cref="SplitException">
    /// There are more than <see cref="MostCompared"/> distinct sequences to compare.
    /// </exception>
    public static Relatives Of(
        EncodedSequences sequences,
        IReadOnlyList<string?>? groupColumn = null,
        SimilarityRule? similarity = null
    )
    {
        ArgumentNullException.ThrowIfNull(sequences);
        similarity?.Demand();
        var search = new RelativeSearch(sequences);
        search.JoinCopies();
        if (groupColumn is not null)
        {
            search.JoinGroups(groupColumn);
        }
        if (similarity is not null)
        {
            search.JoinSimilar(similarity);
        }

        return new Relatives(search.Groups(), search.Pairs());
    }

    // One search: what was joined so far.
    private sealed class RelativeSearch(EncodedSequences sequences)
    {
        private readonly EncodedSequences _otherStrands = InputShuffles.ReverseComplements(sequences);
        private readonly DisjointSets _sets = new(sequences.Count);
        private readonly List<int> _distinct = [];
        private readonly List<RelatedPair> _pairs = [];

        public int[] Groups() => _sets.Numbered();

        public IReadOnlyList<RelatedPair> Pairs() =>
            [.. _pairs.OrderBy(pair => pair.First).ThenBy(pair => pair.Second)];

        public void JoinCopies()
        {
            var firstOfText = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var row = 0; row < sequences.Count; row++)
            {
                var text = Alphabet.Decode(sequences[row]);
                if (firstOfText.TryGetValue(text, out var copy))
                {
                    Join(copy, row, isOtherStrand: false, shift: 0, KnownLetters(row));
                    continue;
                }

                _distinct.Add(row);
                firstOfText.Add(text, row);
                if (firstOfText.TryGetValue(Alphabet.Decode(_otherStrands[row]), out var opposite) && opposite != row)
                {
                    Join(opposite, row, isOtherStrand: true, shift: 0, KnownLetters(row));
                }
            }
        }

        public void JoinGroups(IReadOnlyList<string?> column)
        {
            if (column.Count != sequences.Count)
            {
                throw new ArgumentException(
                    $"There are {sequences.Count} sequences and {column.Count} values of the group column: one a "
                        + "sequence is needed.",
                    nameof(column)
                );
            }

            var firstOfValue = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var row = 0; row < column.Count; row++)
            {
                if (!string.IsNullOrEmpty(column[row]) && !firstOfValue.TryAdd(column[row]!, row))
                {
                    _sets.Join(firstOfValue[column[row]!], row);
                }
            }
        }

        public void JoinSimilar(SimilarityRule rule)
        {
            if (_distinct.Count > MostCompared)
            {
                throw new SplitException(
                    $"{_distinct.Count} distinct sequences are too many to compare each with each ({MostCompared} at "
                        + "most). Cluster them with a program made for it (CD-HIT, MMseqs2) and give the clusters as "
                        + "a group column, or split by chromosome."
                );
            }

            var scan = new SimilarityScan(sequences.Length, rule.LargestShift);
            var opposite = _pairs
                .Where(pair => pair.IsOtherStrand)
                .Select(pair => (pair.First, pair.Second))
                .ToHashSet();
            var planes = _distinct.ConvertAll(row => scan.PlanesOf(sequences[row]));
            var otherPlanes = rule.BothStrands
                ? _distinct.ConvertAll(row => scan.PlanesOf(_otherStrands[row]))
                : planes;
            for (var i = 0; i < _distinct.Count; i++)
            {
                var shifted = scan.ShiftedPlanesOf(sequences[_distinct[i]]);
                for (var j = i + 1; j < _distinct.Count; j++)
                {
                    var (shift, equal) = scan.Best(shifted, planes[j]);
                    var isOtherStrand = false;
                    if (rule.BothStrands)
                    {
                        var other = scan.Best(shifted, otherPlanes[j]);
                        isOtherStrand = other.EqualLetters > equal;
                        (shift, equal) = isOtherStrand ? other : (shift, equal);
                    }

                    if (equal >= rule.EqualLetters && !opposite.Contains((_distinct[i], _distinct[j])))
                    {
                        Join(_distinct[i], _distinct[j], isOtherStrand, shift, equal);
                    }
                }
            }
        }

        private void Join(int first, int second, bool isOtherStrand, int shift, int equalLetters)
        {
            _sets.Join(first, second);
            _pairs.Add(
                new RelatedPair(
                    first,
                    second,
                    sequences.Ids[first],
                    sequences.Ids[second],
                    isOtherStrand,
                    shift,
                    equalLetters
                )
            );
        }

        private int KnownLetters(int row)
        {
            var known = 0;
            foreach (var code in sequences[row])
            {
                known += code < Alphabet.NucleotideCount ? 1 : 0;
            }

            return known;
        }
    }
}
