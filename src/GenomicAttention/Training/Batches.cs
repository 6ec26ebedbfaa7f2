using GenomicAttention.Sequences;
using static TorchSharp.torch;

namespace GenomicAttention.Training;

/// <summary>A batch: views or copies that the caller's dispose scope owns.</summary>
/// <param name="Tokens">int64 [batch, length].</param>
/// <param name="Labels">float32 [batch].</param>
public readonly record struct Batch(Tensor Tokens, Tensor Labels);

/// <summary>Sequences and labels as tensors, cut into batches; the last one may be smaller.</summary>
public sealed class Batches : IDisposable
{
    private readonly Tensor _tokens; // int64 [count, length]
    private readonly Tensor _labels; // float32 [count]
    private readonly int _batchSize;

    /// <summary>Copies sequences and labels into tensors.</summary>
    public Batches(LabelledSequences data, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        using var codes = tensor(data.Sequences.Codes.ToArray(), data.Count, data.Sequences.Length);
        _tokens = codes.to(ScalarType.Int64).DetachFromDisposeScope();
        _labels = tensor(data.Labels.ToArray()).DetachFromDisposeScope();
        _batchSize = batchSize;
        SequenceCount = data.Count;
    }

    /// <summary>How many sequences there are.</summary>
    public int SequenceCount { get; }

    /// <summary>How many batches a pass has.</summary>
    public int Count => (SequenceCount + _batchSize - 1) / _batchSize;

    /// <summary>A batch in the order of the rows.</summary>
    public Batch this[int index]
    {
        get
        {
            var (start, size) = Range(index);
            return new Batch(_tokens.narrow(0, start, size), _labels.narrow(0, start, size));
        }
    }

    /// <summary>A batch in another order of the rows: int64 [count].</summary>
    public Batch this[int index, Tensor order]
    {
        get
        {
            var (start, size) = Range(index);
            var rows = order.narrow(0, start, size);
            return new Batch(_tokens.index_select(0, rows), _labels.index_select(0, rows));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _tokens.Dispose();
        _labels.Dispose();
    }

    private (int Start, int Size) Range(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var start = index * _batchSize;
        return (start, Math.Min(_batchSize, SequenceCount - start));
    }
}
