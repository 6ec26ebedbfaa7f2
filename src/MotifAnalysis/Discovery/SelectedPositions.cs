namespace MotifAnalysis.Discovery;

/// <summary>Which positions of each sequence a model selected. Never changes.</summary>
public sealed class SelectedPositions
{
    private readonly bool[] _selected; // [count, length]

    private SelectedPositions(int count, int length, bool[] selected)
    {
        Count = count;
        Length = length;
        _selected = selected;
    }

    /// <summary>How many sequences there are.</summary>
    public int Count { get; }

    /// <summary>Positions in each sequence.</summary>
    public int Length { get; }

    /// <summary>The flags of one sequence, [length].</summary>
    /// <param name="row">The sequence, from zero.</param>
    public ReadOnlySpan<bool> this[int row] => _selected.AsSpan(row * Length, Length);

    /// <summary>Takes listed positions.</summary>
    /// <param name="positions">A list a sequence, in any order; positions from zero.</param>
    /// <param name="length">Positions in each sequence.</param>
    /// <exception cref="ArgumentException">A position lies outside of its sequence; the message names both.</exception>
    public static SelectedPositions OfLists(IReadOnlyList<IReadOnlyList<int>> positions, int length)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var selected = new bool[positions.Count * length];
        for (var row = 0; row < positions.Count; row++)
        {
            foreach (var position in positions[row])
            {
                if (position < 0 || position >= length)
                {
                    throw new ArgumentException(
                        $"Position {position} of sequence {row} lies outside of 0 to {length - 1}.",
                        nameof(positions)
                    );
                }

                selected[(row * length) + position] = true;
            }
        }

        return new SelectedPositions(positions.Count, length, selected);
    }

    /// <summary>
    /// Selects the positions of each sequence that score highest, such as attention scores or the effects of in-silico
    /// mutations (take absolute values where a fall counts as much as a rise).
    /// </summary>
    /// <param name="scores">A list a sequence, of one length; finite.</param>
    /// <param name="perSequence">How many, from 1 to the length; of equal ones the first.</param>
    /// <exception cref="ArgumentException">Lists differ in length, or a score is not finite.</exception>
    public static SelectedPositions OfHighest(IReadOnlyList<IReadOnlyList<double>> scores, int perSequence)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Count == 0 || scores.Any(row => row.Count != scores[0].Count))
        {
            throw new ArgumentException("Scores are of one sequence or more, all of one length.", nameof(scores));
        }

        if (scores.Any(row => row.Any(score => !double.IsFinite(score))))
        {
            throw new ArgumentException("A score is not finite, so it has no rank.", nameof(scores));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(perSequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(perSequence, scores[0].Count);
        return OfLists(
            [
                .. scores.Select(row =>
                    (IReadOnlyList<int>)
                        [
                            .. Enumerable
                                .Range(0, row.Count)
                                .OrderByDescending(position => row[position])
                                .Take(perSequence),
                        ]
                ),
            ],
            scores[0].Count
        );
    }
}
