namespace GenomicAttention.Evaluation.Statistics;

/// <summary>How many of the positions selected in one sequence are those where a motif was planted.</summary>
/// <param name="Length">How many positions the sequence has.</param>
/// <param name="Selected">How many are selected: k.</param>
/// <param name="Planted">How many a planted motif covers.</param>
/// <param name="Hits">How many are both.</param>
public readonly record struct SelectionMetrics(int Length, int Selected, int Planted, int Hits)
{
    /// <summary>Hits / selected; <see cref="double.NaN"/> where nothing is selected.</summary>
    public double Precision => Hits / (double)Selected;

    /// <summary>Hits / planted; <see cref="double.NaN"/> where nothing is planted.</summary>
    public double Recall => Hits / (double)Planted;

    /// <summary>Planted / length: the precision to expect of positions selected by chance.</summary>
    public double Coverage => Planted / (double)Length;

    /// <summary>
    /// Precision over coverage: 1 by chance. The same number as recall over the share of positions selected.
    /// <see cref="double.NaN"/> where nothing is selected, or nothing planted.
    /// </summary>
    public double Enrichment => Precision / Coverage;

    /// <summary>The best that as many positions could do: min(selected, planted) hits.</summary>
    public SelectionMetrics Best => this with { Hits = Math.Min(Selected, Planted) };

    /// <summary>Two counts together, as of the positions of both.</summary>
    public static SelectionMetrics operator +(SelectionMetrics first, SelectionMetrics second) =>
        new(
            first.Length + second.Length,
            first.Selected + second.Selected,
            first.Planted + second.Planted,
            first.Hits + second.Hits
        );

    /// <summary>Counts them. Positions are sets: one that is listed twice, as where motifs overlap, counts once.</summary>
    /// <param name="selected">Positions in [0, length), in any order.</param>
    /// <param name="planted">Positions in [0, length), in any order.</param>
    /// <param name="length">How many positions the sequence has, at least one.</param>
    /// <exception cref="ArgumentException">The length is not positive, or a position is not in the sequence.</exception>
    public static SelectionMetrics Of(ReadOnlySpan<int> selected, ReadOnlySpan<int> planted, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        var isSelected = Marked(selected, length);
        var isPlanted = Marked(planted, length);
        return new SelectionMetrics(
            length,
            isSelected.Count(marked => marked),
            isPlanted.Count(marked => marked),
            isSelected.Zip(isPlanted).Count(pair => pair is (true, true))
        );
    }

    private static bool[] Marked(ReadOnlySpan<int> positions, int length)
    {
        var marks = new bool[length];
        foreach (var position in positions)
        {
            if (position < 0 || position >= length)
            {
                throw new ArgumentException($"Position {position} is not in a sequence of {length}.");
            }

            marks[position] = true;
        }

        return marks;
    }
}
