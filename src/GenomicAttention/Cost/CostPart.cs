namespace GenomicAttention.Cost;

/// <summary>What multiply-adds of a forward pass are spent on.</summary>
public enum CostPart
{
    /// <summary>What makes a position's features from tokens: convolutions and their scales; looking up an embedding takes
    /// none.</summary>
    Stem,

    /// <summary>From a position's features to queries, keys, values or scores, and from heads to what comes out.</summary>
    Projections,

    /// <summary>Among positions: scores, and what they weigh.</summary>
    Attention,

    /// <summary>The scores that positions are chosen by; sorting them is counted apart, in comparisons.</summary>
    Selector,

    /// <summary>The bottleneck that stands in for attention (section 3.3.2).</summary>
    Approximator,

    /// <summary>Means over positions, one a term.</summary>
    Pooling,

    /// <summary>From one vector to the strength.</summary>
    Head,
}
