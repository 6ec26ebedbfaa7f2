using GenomicAttention.Sequences;
using static TorchSharp.torch;

namespace GenomicAttention.Training;

/// <summary>A batch: views or copies that the caller's dispose scope owns.</summary>
/// <param name="Tokens">int64 [batch, length].</param>
/// <param name="Labels">float32 [batch], or [batch, targets].</param>
public readonly record struct Batch(Tensor Tokens, Tensor Labels);

/// <summary>Sequences and labels as tensors, cut into batches; the last one may be smaller.</summary>
public sealed class Batches : IDisposable
{
    private readonly Tensor _tokens; // int64 [count, length]
    private readonly Tensor _labels; // float32 [count] or [count, targets]
    private readonly int _batchSize;

    /// <summary>Copies sequences and labels into tensors: labels [count].</summary>
    public Batches(LabelledSequences data, int batchSize)
        : this(Sequences(data), tensor(data.Labels.ToArray()), batchSize) { }

    /// <summary>Copies sequences and labels into tensors: labels [count, targets].</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="labels">Of one sequence after another, as many as there are targets.</param>
    /// <param name="batchSize">Sequences a batch.</param>
    /// <exception cref="ArgumentException">The labels are no whole number a sequence.</exception>
    public Batches(EncodedSequences sequences, ReadOnlySpan<float> labels, int batchSize)
        : this(sequences, tensor(labels.ToArray(), sequences?.Count ?? 0, Targets(sequences, labels)), batchSize) { }

    private Batches(EncodedSequences sequences, Tensor labels, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        using var codes = tensor(sequences.Codes.ToArray(), sequences.Count, sequences.Length);
        _tokens = codes.to(ScalarType.Int64).DetachFromDisposeScope();
        _labels = labels.DetachFromDisposeScope();
        _batchSize = batchSize;
        SequenceCount = sequences.Count;
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

    private static EncodedSequences Sequences(LabelledSequences data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Sequences;
    }

    private static int Targets(EncodedSequences? sequences, ReadOnlySpan<float> labels)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        return labels.Length > 0 && labels.Length % sequences.Count == 0
            ? labels.Length / sequences.Count
            : throw new ArgumentException(
                $"{labels.Length} labels do not fit {sequences.Count} sequences.",
                nameof(labels)
            );
    }

    private (int Start, int Size) Range(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var start = index * _batchSize;
        return (start, Math.Min(_batchSize, SequenceCount - start));
    }
}
