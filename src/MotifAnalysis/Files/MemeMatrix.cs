using System.Globalization;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Files;

/// <summary>The rows of a MEME file's matrix.</summary>
internal static class MemeMatrix
{
    /// <summary>How far a row's sum may lie from 1: files round.</summary>
    public const double RowTolerance = 0.01;

    /// <summary>The first row that is no four probabilities, from zero; null where all are.</summary>
    public static int? FirstBadRow(List<double[]> rows)
    {
        var bad = rows.FindIndex(row =>
            row.Any(value => value is < 0 or > 1) || !(Math.Abs(row.Sum() - 1) <= RowTolerance)
        );
        return bad < 0 ? null : bad;
    }

    /// <summary>Says what is wrong with such a row.</summary>
    public static string Refuse(int index, double[] row) =>
        $"Row {index + 1} of the matrix is {string.Join(' ', row.Select(Text))}: probabilities that sum to 1.";

    /// <summary>The matrix of good rows.</summary>
    /// <remarks>Rounded rows are scaled; those that sum to 1 up to the arithmetic stay as they are, to the last bit.
    /// </remarks>
    public static PositionWeightMatrix Of(List<double[]> rows) =>
        new([
            .. rows.SelectMany(row =>
                Math.Abs(row.Sum() - 1) > 1e-9 ? row.Select(value => Math.Min(1, value / row.Sum())) : row
            ),
        ]);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
