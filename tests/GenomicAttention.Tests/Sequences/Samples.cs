using CsCheck;
using GenomicAttention.Sequences;

namespace GenomicAttention.Tests.Sequences;

/// <summary>Labelled sequences of any shape that files can hold.</summary>
internal static class Samples
{
    public static Gen<LabelledSequences> LabelledSequences { get; } =
        from count in Gen.Int[1, 8]
        from length in Gen.Int[1, 30]
        from codes in Gen.Byte[Alphabet.A, Alphabet.Pad].Array[count * length]
        from names in Gen.String[Gen.Char['!', '~'], 0, 9].Array[count]
        from labels in Gen.Single.Where(float.IsFinite).Array[count]
        from planted in Motif(length).List[0, 3].Array[count]
        select new LabelledSequences(
            new EncodedSequences(length, codes, names.Select((name, row) => $"{row}{name}")),
            [.. labels],
            planted
        );

    public static EncodedSequences Encode(params string[] sequences) =>
        new(
            sequences[0].Length,
            Alphabet.Encode(string.Concat(sequences)),
            sequences.Select((_, row) => $"s{row + 1}")
        );

    public static void AssertSame(LabelledSequences expected, LabelledSequences actual)
    {
        Assert.Equal(expected.Sequences.Length, actual.Sequences.Length);
        Assert.Equal(expected.Sequences.Ids.AsEnumerable(), actual.Sequences.Ids);
        Assert.Equal(expected.Sequences.Codes.ToArray(), actual.Sequences.Codes.ToArray());
        Assert.Equal(Bits(expected), Bits(actual));
        Assert.Equal(expected.Planted, actual.Planted);
    }

    private static IEnumerable<int> Bits(LabelledSequences data) => data.Labels.Select(BitConverter.SingleToInt32Bits);

    private static Gen<PlantedMotif> Motif(int sequenceLength) =>
        from name in Gen.String
        from start in Gen.Int[0, sequenceLength - 1]
        from length in Gen.Int[1, sequenceLength - start]
        from strength in Gen.Double.Where(double.IsFinite)
        select new PlantedMotif(name, start, length, strength);
}
