using System.Numerics;

namespace GenomicAttention.Cost;

/// <summary>
/// Adds up what a forward pass of one sequence does, one method an operation: the cost of a model is written down in the
/// order of its <c>forward</c>.
/// </summary>
internal sealed class CostSheet
{
    private const long Float32Bytes = sizeof(float);
    private const long Int64Bytes = sizeof(long);

    private readonly Dictionary<CostPart, long> _multiplyAdds = [];
    private long _comparisons;
    private long _bytes;

    /// <param name="length">Positions of the sequence, whose tokens are int64 [length].</param>
    public CostSheet(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        Length = length;
        Integers(length);
    }

    /// <summary>Positions of the sequence.</summary>
    public long Length { get; }

    /// <summary>What all came to.</summary>
    public ForwardCost Total => new(_multiplyAdds, _comparisons, _bytes);

    /// <summary>A matrix product: [rows, inner] × [inner, columns].</summary>
    public CostSheet Product(CostPart part, long rows, long inner, long columns) =>
        Count(part, rows * inner * columns).Floats(rows * columns);

    /// <summary>A linear layer at each of some rows.</summary>
    public CostSheet Linear(CostPart part, long rows, long from, long to) => Product(part, rows, from, to);

    /// <summary>A convolution that keeps the length, its padding as if it were sequence.</summary>
    public CostSheet Convolution(CostPart part, long from, long to, long width) =>
        Product(part, Length, from * width, to);

    /// <summary>A factor and a summand for each channel, at every position.</summary>
    public CostSheet Scale(CostPart part, long channels) => Count(part, Length * channels).Floats(Length * channels);

    /// <summary>Sums of some terms altogether.</summary>
    public CostSheet Sum(CostPart part, long terms, long sums) => Count(part, terms).Floats(sums);

    /// <summary>Sorts all positions' scores; values and positions come out.</summary>
    public CostSheet Sort()
    {
        _comparisons += Length * (Length == 1 ? 0 : BitOperations.Log2((ulong)Length - 1) + 1);
        return Floats(Length).Integers(Length);
    }

    /// <summary>Tensors of float32 that take no multiply-adds: activations, copies.</summary>
    public CostSheet Floats(long elements) => Hold(elements * Float32Bytes);

    /// <summary>Likewise of int64.</summary>
    public CostSheet Integers(long elements) => Hold(elements * Int64Bytes);

    /// <summary>Multiply-adds that no other method counts; what they make is another call.</summary>
    public CostSheet Count(CostPart part, long multiplyAdds)
    {
        _multiplyAdds[part] = checked(_multiplyAdds.GetValueOrDefault(part) + multiplyAdds);
        return this;
    }

    private CostSheet Hold(long bytes)
    {
        _bytes = checked(_bytes + bytes);
        return this;
    }
}
