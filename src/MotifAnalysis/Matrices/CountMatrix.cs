using GenomicAttention.Sequences;

namespace MotifAnalysis.Matrices;

/// <summary>How often each nucleotide was seen at each position of aligned sites. Never changes.</summary>
/// <remarks>Counts may be fractions, where sites have weights.</remarks>
public sealed class CountMatrix
{
    private readonly double[] _counts; // [width, 4], by code

    /// <summary>Takes counts.</summary>
    /// <param name="acgt">[width * 4], row-major, each row of A, C, G, T: finite, not negative, not all 0.</param>
    /// <exception cref="ArgumentException">They are not as described; the message names the position, from 1.</exception>
    public CountMatrix(ReadOnlySpan<double> acgt)
    {
        if (acgt.Length == 0 || acgt.Length % Alphabet.NucleotideCount != 0)
        {
            throw new ArgumentException(
                $"A matrix has 4 numbers a position and one position or more, not {acgt.Length}."
            );
        }

        _counts = new double[acgt.Length];
        for (var start = 0; start < acgt.Length; start += Alphabet.NucleotideCount)
        {
            NucleotideOrder.ToCodes(acgt.Slice(start, Alphabet.NucleotideCount), _counts.AsSpan(start));
            DemandCounts(_counts.AsSpan(start, Alphabet.NucleotideCount), (start / Alphabet.NucleotideCount) + 1);
        }
    }

    /// <summary>Positions.</summary>
    public int Width => _counts.Length / Alphabet.NucleotideCount;

    /// <summary>A count.</summary>
    /// <param name="position">From zero.</param>
    /// <param name="code">A code of the <see cref="Alphabet"/> below 4.</param>
    public double this[int position, int code] => _counts[(position * Alphabet.NucleotideCount) + code];

    /// <summary>[width * 4], row-major, each row of A, C, G, T.</summary>
    public double[] Acgt =>
        [.. Enumerable.Range(0, Width).SelectMany(position => NucleotideOrder.ToFile(Row(position)))];

    /// <summary>Counts aligned sites of one length.</summary>
    /// <param name="sites">Codes of the <see cref="Alphabet"/>; those that are no nucleotide count a quarter for each.</param>
    /// <exception cref="ArgumentException">There is no site, or they differ in length.</exception>
    public static CountMatrix OfSites(IReadOnlyList<byte[]> sites)
    {
        ArgumentNullException.ThrowIfNull(sites);
        if (sites.Count == 0 || sites.Any(site => site.Length != sites[0].Length))
        {
            throw new ArgumentException("Aligned sites are one or more, of one length.", nameof(sites));
        }

        var acgt = new double[sites[0].Length * Alphabet.NucleotideCount];
        foreach (var site in sites)
        {
            for (var i = 0; i < site.Length; i++)
            {
                var row = acgt.AsSpan(i * Alphabet.NucleotideCount, Alphabet.NucleotideCount);
                for (var letter = 0; letter < row.Length; letter++)
                {
                    row[letter] +=
                        site[i] >= Alphabet.NucleotideCount ? 0.25
                        : site[i] == NucleotideOrder.Codes[letter] ? 1
                        : 0;
                }
            }
        }

        return new CountMatrix(acgt);
    }

    /// <summary>The largest total of a position: how many sites there were, where each has a letter at each.</summary>
    public double SiteCount => Enumerable.Range(0, Width).Max(Total);

    /// <summary>The counts of a position together.</summary>
    /// <param name="position">From zero.</param>
    public double Total(int position) => this[position, 0] + this[position, 1] + this[position, 2] + this[position, 3];

    /// <summary>
    /// Probabilities (n + b·s) / (N + s): n sites of N with the letter, whose background is b, and s more sites that
    /// are background.
    /// </summary>
    /// <param name="pseudocount">s, 0 or more.</param>
    /// <param name="background">b; null is uniform.</param>
    public PositionWeightMatrix ToProbabilities(double pseudocount = 0, NucleotideBackground? background = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pseudocount);
        background ??= NucleotideBackground.Uniform;
        var acgt = new List<double>();
        for (var position = 0; position < Width; position++)
        {
            foreach (var code in NucleotideOrder.Codes)
            {
                var count = this[position, code] + (background[code] * pseudocount);
                acgt.Add(count / (Total(position) + pseudocount));
            }
        }

        return new PositionWeightMatrix([.. acgt]);
    }

    /// <summary>The same sites read on the other strand.</summary>
    public CountMatrix ReverseComplement()
    {
        var acgt = Acgt;
        Array.Reverse(acgt); // A, C, G, T backwards is T, G, C, A: each letter's complement.
        return new CountMatrix(acgt);
    }

    private ReadOnlySpan<double> RowSpan(int position) =>
        _counts.AsSpan(position * Alphabet.NucleotideCount, Alphabet.NucleotideCount);

    private double[] Row(int position) => RowSpan(position).ToArray();

    private static void DemandCounts(ReadOnlySpan<double> row, int position)
    {
        var sum = 0.0;
        foreach (var count in row)
        {
            if (!double.IsFinite(count) || count < 0)
            {
                throw new ArgumentException($"A count of {count} at position {position}: counts are 0 or more.");
            }

            sum += count;
        }

        if (!(sum > 0) || !double.IsFinite(sum))
        {
            throw new ArgumentException($"The counts at position {position} sum to {sum}: one or more must be seen.");
        }
    }
}
