namespace Provenance;

/// <summary>What every crate says of this reproduction as a whole, and of the paper that it reproduces.</summary>
internal static class Publication
{
    /// <summary>The day of the results' release. RO-Crate requires one; the day of a run would make other bytes of the same
    /// results, so it is changed by hand, with a release.</summary>
    public const string Date = "2026-11-28";

    /// <summary>Who holds the copyright of <c>LICENSE</c>.</summary>
    public const string Authors = "The sparse-attention reproduction authors";

    /// <summary>The licence of code and results, by its name in SPDX's list.</summary>
    public const string Licence = "MIT";

    /// <summary>Where the paper's authors have their scripts.</summary>
    public const string PaperUrl = "https://github.com/MikeyBeez/genomic-sparse-attention";

    /// <summary>The paper's title.</summary>
    public const string PaperTitle =
        "Sparse Attention for Genomic Sequence Analysis: Evidence that 90% of Transformer Attention is Computational Noise";
}
