using GenomicAttention.Evaluation.Controls.Features;
using GenomicAttention.Sequences;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace GenomicAttention.Evaluation.Controls.Regression;

/// <summary>Ordinary least squares on few features, from an orthogonal factorisation of the table of counts.</summary>
/// <remarks>
/// A QR factorisation, and not the normal equations, whose condition is the square of the table's: counts of k-mers
/// nearly determine each other, as each k-mer but the last is followed by one that begins with its end. Some do so
/// wholly: all k-mers of one sequence are as many as it has places for, and a motif may occur nowhere. Then many sums
/// fit equally well, and that with the smallest coefficients is taken, by the singular values of R, as NumPy's
/// <c>lstsq</c> does. For sequences of one length it predicts what a regression without one of the k-mers does.
/// </remarks>
internal static class LeastSquares
{
    // The managed one, whatever MathNet would find on this machine: its bits do not depend on the machine.
    private static readonly ManagedLinearAlgebraProvider Algebra = new();

    /// <summary>Fits an intercept and a coefficient for each feature.</summary>
    /// <exception cref="ArgumentException">There is no sequence.</exception>
    public static LinearModel Fit(ISequenceFeatures features, LabelledSequences data)
    {
        var meanLabel = Labels.Mean(data);
        var (table, rows, means) = CentredCounts(features, data);
        var labels = new double[rows];
        for (var row = 0; row < data.Count; row++)
        {
            labels[row] = data.Labels[row] - meanLabel;
        }

        return LinearModel.Through(features, means, meanLabel, Solve(table, rows, features.Count, labels));
    }

    // Column after column [features][rows]. Centring takes the intercept out. As many rows as columns at least, which
    // the factorisation needs: rows of zeros change no fit.
    private static (double[] Table, int Rows, double[] Means) CentredCounts(
        ISequenceFeatures features,
        LabelledSequences data
    )
    {
        var rows = Math.Max(data.Count, features.Count);
        var table = new double[checked(rows * features.Count)];
        var counts = new int[features.Count];
        for (var row = 0; row < data.Count; row++)
        {
            features.CountInto(data.Sequences[row], counts);
            for (var column = 0; column < counts.Length; column++)
            {
                table[(column * rows) + row] = counts[column];
            }
        }

        var means = new double[features.Count];
        for (var column = 0; column < means.Length; column++)
        {
            means[column] = Centre(table.AsSpan(column * rows, data.Count));
        }

        return (table, rows, means);
    }

    private static double Centre(Span<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        var mean = sum / values.Length;
        foreach (ref var value in values)
        {
            value -= mean;
        }

        return mean;
    }

    // x = V S⁺ Uᵀ Qᵀ b, where A = Q R and R = U S Vᵀ.
    private static double[] Solve(double[] table, int rows, int columns, double[] labels)
    {
        var r = new double[columns * columns];
        Algebra.ThinQRFactor(table, rows, columns, r, new double[columns]); // the table becomes Q
        var (singular, u, vt) = (new double[columns], new double[r.Length], new double[r.Length]);
        Algebra.SingularValueDecomposition(true, r, columns, columns, singular, u, vt);

        // What rounding leaves of a singular value of 0.
        var cutoff = (Math.BitIncrement(1.0) - 1.0) * rows * singular[0];
        var projected = TransposeTimes(table, rows, columns, labels);
        var inverted = TransposeTimes(u, columns, columns, projected);
        for (var i = 0; i < columns; i++)
        {
            inverted[i] = singular[i] > cutoff ? inverted[i] / singular[i] : 0.0;
        }

        return TransposeTimes(vt, columns, columns, inverted);
    }

    // Mᵀ v for a matrix of columns.
    private static double[] TransposeTimes(double[] matrix, int rows, int columns, double[] vector)
    {
        var product = new double[columns];
        for (var column = 0; column < columns; column++)
        {
            var sum = 0.0;
            for (var row = 0; row < rows; row++)
            {
                sum += matrix[(column * rows) + row] * vector[row];
            }

            product[column] = sum;
        }

        return product;
    }
}
