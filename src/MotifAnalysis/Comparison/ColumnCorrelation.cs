using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Comparison;

/// <summary>How alike two columns are: Pearson's r of their four probabilities.</summary>
public static class ColumnCorrelation
{
    /// <summary>r, from −1 to 1; 0 where a column's letters are all equally probable, which is like none.</summary>
    /// <param name="first">A matrix.</param>
    /// <param name="firstPosition">A position of it, from zero.</param>
    /// <param name="second">Another.</param>
    /// <param name="secondPosition">A position of it, from zero.</param>
    public static double Of(
        PositionWeightMatrix first,
        int firstPosition,
        PositionWeightMatrix second,
        int secondPosition
    )
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        const double Mean = 1.0 / Alphabet.NucleotideCount;
        var (both, ofFirst, ofSecond) = (0.0, 0.0, 0.0);
        for (var code = 0; code < Alphabet.NucleotideCount; code++)
        {
            var x = first[firstPosition, code] - Mean;
            var y = second[secondPosition, code] - Mean;
            (both, ofFirst, ofSecond) = (both + (x * y), ofFirst + (x * x), ofSecond + (y * y));
        }

        // Rounding leaves a little variance in a uniform column.
        return ofFirst < 1e-20 || ofSecond < 1e-20 ? 0 : Math.Clamp(both / Math.Sqrt(ofFirst * ofSecond), -1, 1);
    }
}
