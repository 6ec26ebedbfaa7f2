using GenomicAttention.Sequences;

namespace ObservedData.Importing;

/// <summary>The other strand of a sequence of codes.</summary>
internal static class Strand
{
    private static readonly byte[] Complements =
    [
        .. Enumerable.Range(0, Alphabet.VocabularySize).Select(code => Alphabet.Complement((byte)code)),
    ];

    /// <summary>Turns codes into those of the other strand, read in its own direction, in place.</summary>
    public static void ReverseComplement(Span<byte> codes)
    {
        codes.Reverse();
        foreach (ref var code in codes)
        {
            code = Complements[code];
        }
    }
}
