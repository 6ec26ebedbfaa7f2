using System.Collections.Immutable;
using GenomicAttention.Sequences;

namespace ObservedData.Importing;

/// <summary>Turns letters into codes of the <see cref="Alphabet"/> and counts what it saw on the way.</summary>
/// <remarks>
/// U is read as T. A letter that stands for several nucleotides (IUPAC's R, Y, S, W, K, M, B, D, H, V) becomes
/// <see cref="Alphabet.N"/>, and is counted under its own name. Not safe for use by several threads at once.
/// </remarks>
public sealed class LetterCounts
{
    private const int ByteValues = 256;
    private const int Lanes = 4;
    private const byte NotALetter = 0xff;
    private const string AmbiguousCodes = "BDHKMRSVWY";

    private static readonly byte[] CodeOfLetter = TabulateCodes();

    // The same letter often comes twice in a row, and each increment would wait for the last to be stored:
    // neighbours are counted apart.
    private readonly long[] _counts = new long[Lanes * ByteValues];

    /// <summary>How many letters were A.</summary>
    public long A => CountOf('A');

    /// <summary>How many letters were C.</summary>
    public long C => CountOf('C');

    /// <summary>How many letters were G.</summary>
    public long G => CountOf('G');

    /// <summary>How many letters were T or U.</summary>
    public long T => CountOf('T') + Uracil;

    /// <summary>How many letters became N: N itself, and those that stand for several nucleotides.</summary>
    public long N => CountOf('N') + Ambiguous.Values.Sum();

    /// <summary>How many letters were U, counted among <see cref="T"/>.</summary>
    public long Uracil => CountOf('U');

    /// <summary>How many letters were in lower case.</summary>
    public long LowerCase => Enumerable.Range('a', 26).Sum(letter => CountOfByte((byte)letter));

    /// <summary>How often each letter came that stands for several nucleotides; those that came alone, by letter.</summary>
    public ImmutableSortedDictionary<string, long> Ambiguous =>
        AmbiguousCodes
            .Select(letter => KeyValuePair.Create(letter.ToString(), CountOf(letter)))
            .Where(pair => pair.Value > 0)
            .ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Encodes letters and counts them.</summary>
    /// <param name="letters">Letters of IUPAC's nucleotide code, in upper or lower case.</param>
    /// <param name="codes">Where their codes go, at least as long.</param>
    /// <exception cref="ArgumentException">A letter is none of them, or the codes have no room.</exception>
    public void Encode(ReadOnlySpan<byte> letters, Span<byte> codes)
    {
        codes =
            codes.Length >= letters.Length
                ? codes[..letters.Length]
                : throw new ArgumentException("There is no room for as many codes as letters.", nameof(codes));
        var table = CodeOfLetter;
        var counts = _counts;
        byte seen = 0;
        var i = 0;
        for (; i <= letters.Length - Lanes; i += Lanes)
        {
            var four = letters.Slice(i, Lanes);
            var (first, second, third, fourth) = (four[0], four[1], four[2], four[3]);
            counts[first]++;
            counts[ByteValues + second]++;
            counts[(2 * ByteValues) + third]++;
            counts[(3 * ByteValues) + fourth]++;
            var into = codes.Slice(i, Lanes);
            seen |= into[0] = table[first];
            seen |= into[1] = table[second];
            seen |= into[2] = table[third];
            seen |= into[3] = table[fourth];
        }

        for (; i < letters.Length; i++)
        {
            counts[letters[i]]++;
            seen |= codes[i] = table[letters[i]];
        }

        // All other codes have their highest bit clear.
        if (seen > sbyte.MaxValue)
        {
            throw new ArgumentException("A letter stands for no nucleotide.", nameof(letters));
        }
    }

    private static byte[] TabulateCodes()
    {
        var table = new byte[ByteValues];
        Array.Fill(table, NotALetter);
        foreach (var letter in "ACGTN" + AmbiguousCodes)
        {
            Alphabet.TryEncode(letter, out var code); // N for those that are ambiguous
            table[letter] = code;
            table[char.ToLowerInvariant(letter)] = code;
        }

        table['U'] = Alphabet.T;
        table['u'] = Alphabet.T;
        return table;
    }

    private long CountOf(char letter) => CountOfByte((byte)letter) + CountOfByte((byte)char.ToLowerInvariant(letter));

    private long CountOfByte(byte letter)
    {
        var count = 0L;
        for (var lane = 0; lane < Lanes; lane++)
        {
            count += _counts[(lane * ByteValues) + letter];
        }

        return count;
    }
}
