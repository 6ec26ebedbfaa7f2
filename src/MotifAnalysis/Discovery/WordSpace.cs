using GenomicAttention.Sequences;

namespace MotifAnalysis.Discovery;

/// <summary>The words of one length as numbers, two bits a letter, the first letter highest.</summary>
internal sealed class WordSpace(int length, bool bothStrands)
{
    public int Length => length;

    public int Count => 1 << (2 * length);

    /// <summary>The number that stands for a word: with both strands, the smaller of the word's and its reverse's.</summary>
    public int Canonical(int word) => bothStrands ? Math.Min(word, Reverse(word)) : word;

    public int Reverse(int word)
    {
        var reverse = 0;
        for (var i = 0; i < length; i++, word >>= 2)
        {
            // A and T are 0 and 1, C and G 2 and 3: the complement flips the lowest bit.
            reverse = (reverse << 2) | ((word & 3) ^ 1);
        }

        return reverse;
    }

    /// <summary>The words with exactly one letter off.</summary>
    public IEnumerable<int> Neighbours(int word)
    {
        for (var shift = 0; shift < 2 * length; shift += 2)
        {
            for (var change = 1; change < Alphabet.NucleotideCount; change++)
            {
                yield return word ^ (change << shift);
            }
        }
    }

    /// <summary>Whether a word has at most one letter off another.</summary>
    public static bool AreNear(int word, int other)
    {
        var difference = word ^ other;
        var letters = (difference | (difference >> 1)) & 0x55555555;
        return (letters & (letters - 1)) == 0;
    }

    public string Decode(int word)
    {
        var letters = new char[length];
        for (var i = length - 1; i >= 0; i--, word >>= 2)
        {
            letters[i] = Alphabet.Decode((byte)(word & 3));
        }

        return new string(letters);
    }
}
