namespace GenomicAttention.Evaluation.Controls.Features;

/// <summary>Things that can be counted in a sequence.</summary>
public interface ISequenceFeatures
{
    /// <summary>How many things are counted.</summary>
    int Count { get; }

    /// <summary>Counts in one sequence.</summary>
    /// <param name="codes">The sequence, codes of the alphabet.</param>
    /// <param name="counts">[<see cref="Count"/>]; written over.</param>
    void CountInto(ReadOnlySpan<byte> codes, Span<int> counts);
}
