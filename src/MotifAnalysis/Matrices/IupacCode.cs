namespace MotifAnalysis.Matrices;

/// <summary>
/// The one-letter code of sets of nucleotides (IUPAC-IUB, Cornish-Bowden 1985,
/// <see href="https://doi.org/10.1093/nar/13.9.3021"/>).
/// </summary>
public static class IupacCode
{
    // A letter stands at the number whose bits, from the lowest, say whether A, C, G and T are in its set.
    private const string Letters = ".ACMGRSVTWYHKDBN";

    /// <summary>The letter of a set.</summary>
    /// <param name="nucleotides">One or more of A, C, G, T.</param>
    /// <exception cref="ArgumentException">There is none, or one is no nucleotide.</exception>
    public static char Of(IEnumerable<char> nucleotides)
    {
        ArgumentNullException.ThrowIfNull(nucleotides);
        var set = 0;
        foreach (var letter in nucleotides)
        {
            var index = NucleotideOrder.Letters.IndexOf(letter, StringComparison.Ordinal);
            set |= index >= 0 ? 1 << index : throw new ArgumentException($"'{letter}' is no nucleotide.");
        }

        return set > 0 ? Letters[set] : throw new ArgumentException("A set of no nucleotide has no letter.");
    }

    /// <summary>The nucleotides of a letter, in the order A, C, G, T.</summary>
    /// <param name="letter">Upper or lower case; U is T.</param>
    /// <exception cref="ArgumentException">It is none of the code.</exception>
    public static string NucleotidesOf(char letter)
    {
        var upper = char.ToUpperInvariant(letter);
        var set = Letters.IndexOf(upper is 'U' ? 'T' : upper, StringComparison.Ordinal);
        return set > 0
            ? string.Concat(NucleotideOrder.Letters.Where((_, index) => (set & (1 << index)) != 0))
            : throw new ArgumentException($"'{letter}' is no letter of the IUPAC code: {Letters[1..]}.");
    }

    /// <summary>
    /// The consensus of a matrix by the rule of Cavener (1987), <see href="https://doi.org/10.1093/nar/15.4.1353"/>,
    /// which TRANSFAC follows: one letter where it has more than half and more than twice the second; otherwise two
    /// letters where they have more than three quarters together; otherwise N.
    /// </summary>
    /// <param name="matrix">The matrix.</param>
    public static string ConsensusOf(PositionWeightMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return string.Concat(
            Enumerable
                .Range(0, matrix.Width)
                .Select(position => ConsensusOf(NucleotideOrder.ToFile(matrix.RowSpan(position))))
        );
    }

    internal static IEnumerable<double> Probabilities(char letter)
    {
        var set = NucleotidesOf(letter);
        return NucleotideOrder.Letters.Select(nucleotide => set.Contains(nucleotide) ? 1.0 / set.Length : 0.0);
    }

    private static char ConsensusOf(double[] acgt)
    {
        int[] order = [.. Enumerable.Range(0, acgt.Length).OrderByDescending(index => acgt[index])];
        var (first, second) = (acgt[order[0]], acgt[order[1]]);
        return first > 0.5 && first > 2 * second ? NucleotideOrder.Letters[order[0]]
            : first + second > 0.75 ? Of([NucleotideOrder.Letters[order[0]], NucleotideOrder.Letters[order[1]]])
            : 'N';
    }
}
