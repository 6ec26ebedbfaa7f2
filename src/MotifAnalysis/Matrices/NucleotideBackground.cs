using GenomicAttention.Sequences;

namespace MotifAnalysis.Matrices;

/// <summary>How probable each nucleotide is where there is no motif. Never changes.</summary>
public sealed class NucleotideBackground
{
    private readonly double[] _probabilities; // [4], by code

    /// <summary>Takes probabilities that sum to 1.</summary>
    /// <param name="acgt">[4], of A, C, G and T, each above 0.</param>
    /// <exception cref="ArgumentException">They are not four, one is not above 0, or they do not sum to 1.</exception>
    public NucleotideBackground(params ReadOnlySpan<double> acgt)
    {
        if (acgt.Length != Alphabet.NucleotideCount)
        {
            throw new ArgumentException($"A background has 4 probabilities, not {acgt.Length}.", nameof(acgt));
        }

        _probabilities = new double[Alphabet.NucleotideCount];
        NucleotideOrder.ToCodes(acgt, _probabilities);
        var sum = _probabilities.Sum();
        if (_probabilities.Any(value => !(value > 0)) || !(Math.Abs(sum - 1) < 1e-6))
        {
            throw new ArgumentException(
                $"A background of A, C, G, T is above 0 and sums to 1, not {string.Join(", ", acgt.ToArray())}.",
                nameof(acgt)
            );
        }
    }

    /// <summary>All four equally probable.</summary>
    public static NucleotideBackground Uniform { get; } = new(0.25, 0.25, 0.25, 0.25);

    /// <summary>The probability of a nucleotide.</summary>
    /// <param name="code">A code of the <see cref="Alphabet"/> below 4.</param>
    public double this[int code] => _probabilities[code];

    /// <summary>[4], in the order A, C, G, T.</summary>
    public double[] Acgt => NucleotideOrder.ToFile(_probabilities);

    /// <summary>Takes the composition of sequences; other codes than the four nucleotides do not count.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="pseudocount">Added to each count, above 0, so that none is impossible.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pseudocount is not above 0.</exception>
    public static NucleotideBackground Of(EncodedSequences sequences, double pseudocount = 1)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pseudocount);
        var counts = new double[Alphabet.NucleotideCount];
        Array.Fill(counts, pseudocount);
        foreach (var code in sequences.Codes.Span)
        {
            if (code < Alphabet.NucleotideCount)
            {
                counts[code]++;
            }
        }

        var total = counts.Sum();
        return new NucleotideBackground(NucleotideOrder.ToFile([.. counts.Select(count => count / total)]));
    }

    /// <summary>The same for both strands: A as probable as T, C as G (Chargaff's second rule).</summary>
    public NucleotideBackground OfBothStrands()
    {
        var at = (this[Alphabet.A] + this[Alphabet.T]) / 2;
        var cg = (this[Alphabet.C] + this[Alphabet.G]) / 2;
        return new NucleotideBackground(at, cg, cg, at);
    }
}
