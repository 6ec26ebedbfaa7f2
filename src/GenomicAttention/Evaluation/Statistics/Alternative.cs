namespace GenomicAttention.Evaluation.Statistics;

/// <summary>What a test sets against the hypothesis that differences lie symmetrically around 0.</summary>
public enum Alternative
{
    /// <summary>They lie above or below.</summary>
    TwoSided,

    /// <summary>They lie above.</summary>
    Greater,

    /// <summary>They lie below.</summary>
    Less,
}
