namespace GenomicAttention.Cost;

/// <summary>What a forward pass of one sequence costs, by formula.</summary>
/// <remarks>
/// Counted are the products of matrix products, convolutions and weighted sums, each with the addition that follows it,
/// and the terms of sums over positions. Not counted: biases, activations, exponentials, divisions, and what is computed
/// but not read. A training step takes about three times as many: towards the inputs and towards the weights as well.
/// </remarks>
public sealed class ForwardCost
{
    private readonly IReadOnlyDictionary<CostPart, long> _multiplyAdds;

    internal ForwardCost(IReadOnlyDictionary<CostPart, long> multiplyAdds, long comparisons, long bytes)
    {
        _multiplyAdds = multiplyAdds;
        Comparisons = comparisons;
        Bytes = bytes;
    }

    /// <summary>The multiply-adds of one part.</summary>
    public long this[CostPart part] => _multiplyAdds.GetValueOrDefault(part);

    /// <summary>The multiply-adds of all parts.</summary>
    public long MultiplyAdds => _multiplyAdds.Values.Sum();

    /// <summary>The comparisons of a merge sort, length × ⌈log₂ length⌉, where positions are sorted; no multiply-adds.
    /// </summary>
    public long Comparisons { get; }

    /// <summary>
    /// The tokens and every tensor that the pass makes, in bytes, as if none were freed before its end: what training
    /// keeps for the way back, and a bound on what an evaluation holds at once. Views take nothing, weights are not counted.
    /// </summary>
    public long Bytes { get; }
}
