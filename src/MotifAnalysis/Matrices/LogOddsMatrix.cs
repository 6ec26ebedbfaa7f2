using GenomicAttention.Sequences;

namespace MotifAnalysis.Matrices;

/// <summary>
/// Scores of each nucleotide at each position, log₂ (p / b) in whole steps of <see cref="StepBits"/>. Never changes.
/// </summary>
/// <remarks>
/// Whole steps make the distribution of sums exact: what a scanner compares with it is the same sum. A site's score
/// differs from that without steps by at most half a step a position.
/// </remarks>
public sealed class LogOddsMatrix
{
    private readonly int[] _steps; // [width, 4], by code

    /// <summary>Scores a motif against a background.</summary>
    /// <param name="matrix">The motif; a probability of 0 needs a pseudocount.</param>
    /// <param name="background">b.</param>
    /// <param name="stepBits">The step, in bits, from 1e-5 to 1.</param>
    /// <exception cref="ArgumentException">A probability is 0, or the step is out of range.</exception>
    public LogOddsMatrix(PositionWeightMatrix matrix, NucleotideBackground background, double stepBits = 0.001)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(background);
        if (!(stepBits >= 1e-5 && stepBits <= 1))
        {
            throw new ArgumentException($"A step of {stepBits} bits: take one from 0.00001 to 1.", nameof(stepBits));
        }

        Background = background;
        StepBits = stepBits;
        Width = matrix.Width;
        _steps = new int[Width * Alphabet.NucleotideCount];
        for (var position = 0; position < Width; position++)
        {
            for (var code = 0; code < Alphabet.NucleotideCount; code++)
            {
                var probability = matrix[position, code];
                if (!(probability > 0))
                {
                    throw new ArgumentException(
                        $"{Alphabet.Decode((byte)code)} is impossible at position {position + 1}, so its score is not "
                            + $"finite: call {nameof(PositionWeightMatrix.WithPseudocount)} first.",
                        nameof(matrix)
                    );
                }

                _steps[(position * Alphabet.NucleotideCount) + code] = (int)
                    Math.Round(Math.Log2(probability / background[code]) / stepBits);
            }
        }
    }

    /// <summary>What the motif is scored against.</summary>
    public NucleotideBackground Background { get; }

    /// <summary>The step between scores, in bits.</summary>
    public double StepBits { get; }

    /// <summary>Positions.</summary>
    public int Width { get; }

    /// <summary>The highest score of a site, in bits.</summary>
    public double Maximum => HighestStep * StepBits;

    /// <summary>The lowest score of a site, in bits.</summary>
    public double Minimum => LowestStep * StepBits;

    internal int HighestStep => Enumerable.Range(0, Width).Sum(position => Row(position).Max());

    internal int LowestStep => Enumerable.Range(0, Width).Sum(position => Row(position).Min());

    /// <summary>A score, in bits.</summary>
    /// <param name="position">From zero.</param>
    /// <param name="code">A code of the <see cref="Alphabet"/> below 4.</param>
    public double this[int position, int code] => Step(position, code) * StepBits;

    /// <summary>The score of a site, in bits; null where a code is no nucleotide.</summary>
    /// <param name="site">[width] codes of the <see cref="Alphabet"/>.</param>
    /// <exception cref="ArgumentException">The site is not as wide as the motif.</exception>
    public double? Score(ReadOnlySpan<byte> site)
    {
        if (site.Length != Width)
        {
            throw new ArgumentException($"A site of {site.Length} for a motif of {Width}.", nameof(site));
        }

        return TryStep(site, out var step) ? step * StepBits : null;
    }

    internal int Step(int position, int code) => _steps[(position * Alphabet.NucleotideCount) + code];

    internal bool TryStep(ReadOnlySpan<byte> site, out int step)
    {
        step = 0;
        for (var position = 0; position < site.Length; position++)
        {
            if (site[position] >= Alphabet.NucleotideCount)
            {
                return false;
            }

            step += _steps[(position * Alphabet.NucleotideCount) + site[position]];
        }

        return true;
    }

    private int[] Row(int position) =>
        _steps[(position * Alphabet.NucleotideCount)..((position + 1) * Alphabet.NucleotideCount)];
}
