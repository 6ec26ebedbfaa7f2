using MotifAnalysis.Matrices;

namespace MotifAnalysis.Discovery;

/// <summary>A selected site of a motif.</summary>
/// <param name="Row">The sequence, from zero.</param>
/// <param name="Start">The first position of the motif on the sequence as given, from zero.</param>
/// <param name="Strand">On which strand the motif reads forwards.</param>
public sealed record MotifSite(int Row, int Start, Strand Strand);

/// <summary>A motif that is more frequent where a model selected positions than elsewhere in the same sequences.</summary>
/// <param name="Seed">The word that was most significant.</param>
/// <param name="Mismatches">Letters that an occurrence of the seed may be off: 0 or 1.</param>
/// <param name="Words">The words that make the motif: the grown seed, then its variants.</param>
/// <param name="Counts">Letters of the selected sites, aligned; trimmed or widened to the positions that tell something.</param>
/// <param name="Sites">The selected sites, by sequence and position. Flanks may reach over a sequence's end.</param>
public sealed record DiscoveredMotif(
    string Seed,
    int Mismatches,
    IReadOnlyList<string> Words,
    CountMatrix Counts,
    IReadOnlyList<MotifSite> Sites
)
{
    /// <summary>The most frequent letter of each position.</summary>
    public string Consensus => Counts.ToProbabilities().Consensus();

    /// <summary>Occurrences of the seed, selected or not; those that overlap an earlier one do not count.</summary>
    public required int Occurrences { get; init; }

    /// <summary>Those that are selected.</summary>
    public required int Selected { get; init; }

    /// <summary>How many would be, were windows selected whatever they hold.</summary>
    public required double Expected { get; init; }

    /// <summary>The natural logarithm of the seed's p-value, which may be too small for a number.</summary>
    public required double LogPValue { get; init; }

    /// <summary>How many words as good are expected by chance.</summary>
    public required double EValue { get; init; }

    /// <summary>The seed's p, corrected by Benjamini and Hochberg over the words of its round.</summary>
    public required double QValue { get; init; }

    /// <summary>The motif as motif files keep it.</summary>
    /// <param name="id">Its identifier there.</param>
    public MatrixMotif ToMotif(string id) => MatrixMotif.OfCounts(id, Counts) with { EValue = EValue };
}

/// <summary>Why a search ended.</summary>
public enum DiscoveryEnd
{
    /// <summary>No further word is significant: all that could be found was.</summary>
    NothingSignificant,

    /// <summary>As many motifs were found as asked for; there may be more.</summary>
    EnoughMotifs,
}

/// <summary>What a search found.</summary>
/// <param name="Motifs">In the order found: each without what the ones before explain.</param>
/// <param name="End">Why it ended.</param>
/// <param name="NextWord">The best word that was not taken; null where no word was left.</param>
/// <param name="NextEValue">Its E-value, capped at 1.</param>
public sealed record DiscoveryResult(
    IReadOnlyList<DiscoveredMotif> Motifs,
    DiscoveryEnd End,
    string? NextWord,
    double NextEValue
);
