using MotifAnalysis.Matrices;

namespace MotifAnalysis.Comparison;

/// <summary>How a query motif aligns with a target best.</summary>
/// <param name="Target">The target's id.</param>
/// <param name="Offset">Where the query's first column comes to lie on the target's, from zero; negative where before it.</param>
/// <param name="Strand">Reverse where it is the query's reverse complement that aligns.</param>
/// <param name="Overlap">Columns that overlap.</param>
/// <param name="Score">The sum or the mean of their correlations, as asked for.</param>
/// <param name="PValue">How often a shuffled target has as good an alignment, (1 + those) / (1 + all).</param>
/// <param name="QValue">p, corrected by Benjamini and Hochberg over the targets.</param>
public sealed record MotifMatch(
    string Target,
    int Offset,
    Strand Strand,
    int Overlap,
    double Score,
    double PValue,
    double QValue
);
