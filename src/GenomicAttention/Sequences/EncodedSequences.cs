using System.Collections.Immutable;

namespace GenomicAttention.Sequences;

/// <summary>
/// Sequences of one length as codes of the <see cref="Alphabet"/>, one byte a token. Never changes.
/// </summary>
public sealed class EncodedSequences
{
    private readonly byte[] _codes;

    /// <summary>Takes a copy of codes and ids.</summary>
    /// <param name="length">Tokens in each sequence, at least one.</param>
    /// <param name="codes">Row-major [count, length].</param>
    /// <param name="ids">One id a sequence, in the order of the rows.</param>
    /// <exception cref="ArgumentException">
    /// The codes do not fill as many rows as there are ids, or one is outside the alphabet.
    /// </exception>
    public EncodedSequences(int length, ReadOnlySpan<byte> codes, IEnumerable<string> ids)
        : this(length, codes.ToArray(), [.. ids]) { }

    private EncodedSequences(int length, byte[] codes, ImmutableArray<string> ids)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (codes.LongLength != (long)length * ids.Length)
        {
            throw new ArgumentException(
                $"{codes.Length} codes do not fill {ids.Length} sequences of {length}.",
                nameof(codes)
            );
        }

        if (codes.AsSpan().ContainsAnyExceptInRange(Alphabet.A, Alphabet.Pad))
        {
            throw new ArgumentException("A code is outside the alphabet.", nameof(codes));
        }

        Length = length;
        Ids = ids;
        _codes = codes;
    }

    /// <summary>How many sequences there are.</summary>
    public int Count => Ids.Length;

    /// <summary>Tokens in each sequence.</summary>
    public int Length { get; }

    /// <summary>One id a sequence, in the order of the rows.</summary>
    public ImmutableArray<string> Ids { get; }

    /// <summary>All codes, row-major [count, length].</summary>
    public ReadOnlyMemory<byte> Codes => _codes;

    /// <summary>The codes of one sequence.</summary>
    /// <param name="index">Its row, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _codes.AsSpan(index * Length, Length);
        }
    }

    /// <summary>Picks sequences, in the order asked for; one may be picked more than once.</summary>
    /// <param name="indices">Rows, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public EncodedSequences Subset(IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        var codes = new byte[indices.Count * Length];
        var ids = ImmutableArray.CreateBuilder<string>(indices.Count);
        foreach (var index in indices)
        {
            this[index].CopyTo(codes.AsSpan(ids.Count * Length));
            ids.Add(Ids[index]);
        }

        return new EncodedSequences(Length, codes, ids.MoveToImmutable());
    }
}
