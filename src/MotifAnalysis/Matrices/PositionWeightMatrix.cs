using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;

namespace MotifAnalysis.Matrices;

/// <summary>How probable each nucleotide is at each position of a motif. Never changes.</summary>
public sealed class PositionWeightMatrix
{
    /// <summary>How far the probabilities of a position may sum from 1.</summary>
    public const double Tolerance = 1e-6;

    private readonly double[] _probabilities; // [width, 4], by code

    /// <summary>Takes probabilities.</summary>
    /// <param name="acgt">[width * 4], row-major, each row of A, C, G, T: in [0, 1], with sum 1.</param>
    /// <exception cref="ArgumentException">They are not as described; the message names the position, from 1.</exception>
    public PositionWeightMatrix(ReadOnlySpan<double> acgt)
    {
        if (acgt.Length == 0 || acgt.Length % Alphabet.NucleotideCount != 0)
        {
            throw new ArgumentException(
                $"A matrix has 4 numbers a position and one position or more, not {acgt.Length}."
            );
        }

        _probabilities = new double[acgt.Length];
        for (var start = 0; start < acgt.Length; start += Alphabet.NucleotideCount)
        {
            var row = acgt.Slice(start, Alphabet.NucleotideCount);
            Demand(row, (start / Alphabet.NucleotideCount) + 1);
            NucleotideOrder.ToCodes(row, _probabilities.AsSpan(start));
        }
    }

    /// <summary>Positions.</summary>
    public int Width => _probabilities.Length / Alphabet.NucleotideCount;

    /// <summary>A probability.</summary>
    /// <param name="position">From zero.</param>
    /// <param name="code">A code of the <see cref="Alphabet"/> below 4.</param>
    public double this[int position, int code] => _probabilities[(position * Alphabet.NucleotideCount) + code];

    /// <summary>[width * 4], row-major, each row of A, C, G, T.</summary>
    public double[] Acgt =>
        [.. Enumerable.Range(0, Width).SelectMany(position => NucleotideOrder.ToFile(Row(position)))];

    /// <summary>The matrix of a word that may hold letters of the IUPAC code, whose nucleotides are equally probable.</summary>
    /// <param name="word">Such as <c>TATAWR</c>; upper or lower case.</param>
    /// <exception cref="ArgumentException">The word is empty or a letter is none of the code.</exception>
    public static PositionWeightMatrix OfWord(string word)
    {
        ArgumentException.ThrowIfNullOrEmpty(word);
        return new PositionWeightMatrix([.. word.SelectMany(IupacCode.Probabilities)]);
    }

    /// <summary>The same motif read on the other strand.</summary>
    public PositionWeightMatrix ReverseComplement()
    {
        var acgt = Acgt;
        Array.Reverse(acgt); // A, C, G, T backwards is T, G, C, A: each letter's complement.
        return new PositionWeightMatrix(acgt);
    }

    /// <summary>
    /// Moves probabilities towards the background: (p·N + b·s) / (N + s), as if to N sites s were added that are
    /// background. Those of FIMO are s = 0.1 and N = nsites.
    /// </summary>
    /// <param name="pseudocount">s, 0 or more.</param>
    /// <param name="siteCount">N, above 0.</param>
    /// <param name="background">b.</param>
    public PositionWeightMatrix WithPseudocount(double pseudocount, double siteCount, NucleotideBackground background)
    {
        ArgumentNullException.ThrowIfNull(background);
        ArgumentOutOfRangeException.ThrowIfNegative(pseudocount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(siteCount);
        var prior = background.Acgt;
        return new PositionWeightMatrix([
            .. Acgt.Select(
                (value, index) =>
                    ((value * siteCount) + (prior[index % prior.Length] * pseudocount)) / (siteCount + pseudocount)
            ),
        ]);
    }

    /// <summary>The most probable letter of each position; of equally probable ones the first of A, C, G, T.</summary>
    public string Consensus() =>
        string.Concat(
            Enumerable
                .Range(0, Width)
                .Select(position => NucleotideOrder.Letters.MaxBy(letter => this[position, Alphabet.Encode(letter)]))
        );

    /// <summary>Draws letters, each position by itself.</summary>
    /// <param name="random">The stream: one draw a position.</param>
    /// <returns>[width] codes of the <see cref="Alphabet"/>.</returns>
    public byte[] Draw(UniformRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var codes = new byte[Width];
        for (var position = 0; position < codes.Length; position++)
        {
            codes[position] = Categorical.Draw(RowSpan(position), random);
        }

        return codes;
    }

    internal ReadOnlySpan<double> RowSpan(int position) =>
        _probabilities.AsSpan(position * Alphabet.NucleotideCount, Alphabet.NucleotideCount);

    private double[] Row(int position) => RowSpan(position).ToArray();

    private static void Demand(ReadOnlySpan<double> row, int position)
    {
        var sum = 0.0;
        foreach (var probability in row)
        {
            if (!(probability >= 0 && probability <= 1))
            {
                throw new ArgumentException(
                    $"A probability of {probability} at position {position}: it must be from 0 to 1."
                );
            }

            sum += probability;
        }

        if (Math.Abs(sum - 1) > Tolerance)
        {
            throw new ArgumentException($"The probabilities at position {position} sum to {sum}, not to 1.");
        }
    }
}
