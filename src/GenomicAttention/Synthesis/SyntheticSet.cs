using System.Collections.Immutable;
using System.Globalization;
using GenomicAttention.Sequences;

namespace GenomicAttention.Synthesis;

/// <summary>A set of sequences while it is being made, row after row.</summary>
internal sealed class SyntheticSet
{
    private readonly int _length;
    private readonly string _idPrefix;
    private readonly byte[] _codes;
    private readonly ImmutableArray<float>.Builder _labels;
    private readonly List<IReadOnlyList<PlantedMotif>> _planted;

    public SyntheticSet(int count, int length, string idPrefix)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(idPrefix);
        _length = length;
        _idPrefix = idPrefix;
        _codes = new byte[checked(count * length)];
        _labels = ImmutableArray.CreateBuilder<float>(count);
        _planted = new List<IReadOnlyList<PlantedMotif>>(count);
    }

    public bool IsFull => _labels.Count == _labels.Capacity;

    public Span<byte> NextRow() => _codes.AsSpan(_labels.Count * _length, _length);

    public void Add(double label, IReadOnlyList<PlantedMotif> planted)
    {
        _labels.Add((float)label);
        _planted.Add(planted);
    }

    public LabelledSequences ToLabelledSequences()
    {
        var ids = Enumerable
            .Range(1, _labels.Count)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"{_idPrefix}-{number}"));
        return new(new EncodedSequences(_length, _codes, ids), _labels.ToImmutable(), _planted);
    }
}
