using GenomicAttention.Sequences;

namespace ObservedData.Negatives;

/// <summary>Negatives, and how many of them could not be told from a positive.</summary>
/// <param name="Sequences">
/// All negatives: for every positive one after the other, then for every positive again. The id of one is that of its
/// positive with <c>_shuffled_1</c>, <c>_shuffled_2</c> and so on.
/// </param>
/// <param name="SourceRows">The row of the positive that each was made of: a negative is related to it.</param>
/// <param name="EqualToPositives">
/// Rows of negatives that are equal to some positive however often they are drawn, such as those of AAAA: to be left
/// out.
/// </param>
public sealed record NegativeSequences(
    EncodedSequences Sequences,
    IReadOnlyList<int> SourceRows,
    IReadOnlyList<int> EqualToPositives
);
