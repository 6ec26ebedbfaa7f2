namespace GenomicAttention.Sequences;

/// <summary>
/// The tokens of a sequence: the four nucleotides, an unknown one, and padding.
/// </summary>
/// <remarks>
/// The order A, T, C, G is that of the paper's published scripts. It matters: an embedding's initial
/// rows are drawn in it, and so is a random background.
/// </remarks>
public static class Alphabet
{
    /// <summary>Adenine.</summary>
    public const byte A = 0;

    /// <summary>Thymine.</summary>
    public const byte T = 1;

    /// <summary>Cytosine.</summary>
    public const byte C = 2;

    /// <summary>Guanine.</summary>
    public const byte G = 3;

    /// <summary>Any nucleotide that is not known to be one of the four.</summary>
    public const byte N = 4;

    /// <summary>No nucleotide: fills a sequence up to the length of its batch.</summary>
    public const byte Pad = 5;

    /// <summary>How many nucleotides a background is drawn from: A, T, C and G.</summary>
    public const int NucleotideCount = 4;

    /// <summary>How many tokens an embedding has a row for, the padding among them.</summary>
    public const int VocabularySize = 6;

    // The padding has no letter in FASTA; '-' is the gap, which nothing here reads as a nucleotide.
    private const string Letters = "ATCGN-";

    /// <summary>Gives the code of an upper-case letter.</summary>
    /// <param name="letter">One of A, T, C, G, N, or '-' for padding.</param>
    /// <exception cref="ArgumentOutOfRangeException">The letter is not in the alphabet.</exception>
    public static byte Encode(char letter) =>
        TryEncode(letter, out var code)
            ? code
            : throw new ArgumentOutOfRangeException(
                nameof(letter),
                letter,
                "Not a letter of the alphabet A, T, C, G, N, -."
            );

    /// <summary>Gives the code of an upper-case letter, where it has one.</summary>
    /// <param name="letter">Any character.</param>
    /// <param name="code">The letter's code, or that of <see cref="N"/> where it has none.</param>
    /// <returns>Whether the letter is in the alphabet.</returns>
    public static bool TryEncode(char letter, out byte code)
    {
        var index = Letters.IndexOf(letter, StringComparison.Ordinal);
        code = index < 0 ? N : (byte)index;
        return index >= 0;
    }

    /// <summary>Gives the letter of a code.</summary>
    /// <param name="code">A code below <see cref="VocabularySize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The code is not in the alphabet.</exception>
    public static char Decode(byte code) =>
        code < VocabularySize
            ? Letters[code]
            : throw new ArgumentOutOfRangeException(nameof(code), code, "Not a code of the alphabet.");

    /// <summary>Gives the codes of a sequence of upper-case letters.</summary>
    /// <param name="letters">Letters, each one that <see cref="Encode(char)"/> takes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A letter is not in the alphabet.</exception>
    public static byte[] Encode(ReadOnlySpan<char> letters)
    {
        var codes = new byte[letters.Length];
        for (var i = 0; i < letters.Length; i++)
        {
            codes[i] = Encode(letters[i]);
        }

        return codes;
    }

    /// <summary>Gives the letters of a sequence of codes.</summary>
    /// <param name="codes">Codes, each below <see cref="VocabularySize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A code is not in the alphabet.</exception>
    public static string Decode(ReadOnlySpan<byte> codes)
    {
        var letters = new char[codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            letters[i] = Decode(codes[i]);
        }

        return new string(letters);
    }

    /// <summary>Gives the code of the nucleotide on the other strand; those that are none stay as they are.</summary>
    /// <param name="code">A code below <see cref="VocabularySize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The code is not in the alphabet.</exception>
    public static byte Complement(byte code) =>
        code switch
        {
            A => T,
            T => A,
            C => G,
            G => C,
            N or Pad => code,
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, "Not a code of the alphabet."),
        };
}
