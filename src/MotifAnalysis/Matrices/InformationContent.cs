using GenomicAttention.Sequences;

namespace MotifAnalysis.Matrices;

/// <summary>How much a position tells, in bits.</summary>
public static class InformationContent
{
    /// <summary>
    /// 2 − H of each position, H = −Σ p log₂ p (Schneider and others 1986,
    /// <see href="https://doi.org/10.1016/0022-2836(86)90165-8"/>).
    /// </summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="siteCount">
    /// Where given, 3 / (2 ln 2 · n) is taken off for each position, what n random sites would seem to tell (the
    /// approximation that WebLogo uses); a position then tells 0 or more.
    /// </param>
    /// <returns>[width], from 0 to 2 bits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of sites is not above 0.</exception>
    public static double[] Of(PositionWeightMatrix matrix, double? siteCount = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var correction = siteCount is { } n ? SmallSampleCorrection(n) : 0;
        return
        [
            .. Enumerable
                .Range(0, matrix.Width)
                .Select(position => Math.Max(0, 2 - Entropy(matrix.RowSpan(position)) - correction)),
        ];
    }

    /// <summary>Σ p log₂ (p / b) of each position: the relative entropy to a background, 0 or more bits.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="background">b.</param>
    /// <returns>[width].</returns>
    public static double[] Relative(PositionWeightMatrix matrix, NucleotideBackground background)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(background);
        return
        [
            .. Enumerable
                .Range(0, matrix.Width)
                .Select(position =>
                    Enumerable
                        .Range(0, Alphabet.NucleotideCount)
                        .Where(code => matrix[position, code] > 0)
                        .Sum(code => matrix[position, code] * Math.Log2(matrix[position, code] / background[code]))
                ),
        ];
    }

    /// <summary>What n random sites would seem to tell of a position: (4 − 1) / (2 ln 2 · n) bits.</summary>
    /// <param name="siteCount">n, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is not above 0.</exception>
    public static double SmallSampleCorrection(double siteCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(siteCount);
        return (Alphabet.NucleotideCount - 1) / (2 * Math.Log(2) * siteCount);
    }

    private static double Entropy(ReadOnlySpan<double> probabilities)
    {
        var entropy = 0.0;
        foreach (var probability in probabilities)
        {
            entropy -= probability > 0 ? probability * Math.Log2(probability) : 0;
        }

        return entropy;
    }
}
