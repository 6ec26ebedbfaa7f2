using GenomicAttention.Sequences;

namespace MotifAnalysis.Matrices;

/// <summary>The order A, C, G, T in which files and people list nucleotides.</summary>
/// <remarks>
/// The codes of the <see cref="Alphabet"/> are in another order, A, T, C, G. Everything here is indexed by code; where
/// numbers come in or go out in a row, this order says which is whose.
/// </remarks>
public static class NucleotideOrder
{
    /// <summary>The letters as files list them.</summary>
    public const string Letters = "ACGT";

    /// <summary>Their codes.</summary>
    public static ReadOnlySpan<byte> Codes => [Alphabet.A, Alphabet.C, Alphabet.G, Alphabet.T];

    /// <summary>Puts numbers that are in the order A, C, G, T into that of the codes.</summary>
    internal static void ToCodes(ReadOnlySpan<double> inFileOrder, Span<double> byCode)
    {
        for (var i = 0; i < Codes.Length; i++)
        {
            byCode[Codes[i]] = inFileOrder[i];
        }
    }

    /// <summary>Numbers that are by code, in the order A, C, G, T.</summary>
    internal static double[] ToFile(ReadOnlySpan<double> byCode)
    {
        var inFileOrder = new double[Codes.Length];
        for (var i = 0; i < Codes.Length; i++)
        {
            inFileOrder[i] = byCode[Codes[i]];
        }

        return inFileOrder;
    }
}
