using MathNet.Numerics.LinearAlgebra;
using ObservedData.Controls.Features;

namespace ObservedData.Controls.Numbers;

/// <summary>A ridge regression with an intercept that is not penalised.</summary>
/// <remarks>
/// With X the counts less their means, y the labels less theirs and λ the penalty, w = (XᵀX + λI)⁻¹ Xᵀ y, which is
/// Xᵀ (XXᵀ + λI)⁻¹ y: the smaller of the two matrices is factorised. What row i would be off by, were it left out, is
/// its residual over 1 − hᵢ, where h is the diagonal of 11ᵀ/n + X (XᵀX + λI)⁻¹ Xᵀ: Allen, "The relationship between
/// variable selection and data augmentation and a method for prediction", 1974,
/// <see href="https://doi.org/10.1080/00401706.1974.10489157"/>.
/// </remarks>
/// <param name="Intercept">The prediction where all counts are 0.</param>
/// <param name="Weights">What each count adds.</param>
/// <param name="LeftOutError">The mean squared error of the rows learned from, each left out in turn.</param>
internal sealed record RidgeFit(double Intercept, double[] Weights, double LeftOutError)
{
    // In units of the counts' mean sum of squares. The strongest first: it is kept where a weaker one is no better.
    private static readonly double[] Strengths = [100, 10, 1, 0.1, 0.01];

    public static RidgeFit Best(FeatureRows rows, IReadOnlyList<float> labels)
    {
        var meanLabel = labels.Average(label => (double)label);
        var x = Matrix<double>.Build.DenseOfRowArrays(Enumerable.Range(0, rows.Count).Select(rows.Centred));
        var y = Vector<double>.Build.DenseOfEnumerable(labels.Select(label => label - meanLabel));
        var isWide = x.ColumnCount > x.RowCount;
        var products = isWide ? x.TransposeAndMultiply(x) : x.TransposeThisAndMultiply(x);
        var unit = products.Trace() / x.ColumnCount;
        return Strengths.Select(strength => Of(strength * (unit > 0 ? unit : 1))).MinBy(fit => fit.LeftOutError)!;

        RidgeFit Of(double penalty)
        {
            var penalised = products + (Matrix<double>.Build.DiagonalIdentity(products.RowCount) * penalty);
            var (weights, leverages) = isWide ? Wide(penalised, penalty) : Narrow(penalised);
            var residuals = y - (x * weights);
            var error = 0.0;
            for (var row = 0; row < residuals.Count; row++)
            {
                // A lone row determines its own mean; so would a row that the counts fit exactly.
                var free = 1 - (1.0 / residuals.Count) - leverages[row];
                var leftOut = free > 1e-12 ? residuals[row] / free : y[row];
                error += leftOut * leftOut / residuals.Count;
            }

            var packed = weights.ToArray();
            return new RidgeFit(meanLabel - rows.DotMeans(packed), packed, error);
        }

        (Vector<double> Weights, double[] Leverages) Narrow(Matrix<double> penalised)
        {
            var inverseTimesRows = penalised.Cholesky().Solve(x.Transpose()); // [columns, rows]
            var leverages = new double[x.RowCount];
            for (var row = 0; row < leverages.Length; row++)
            {
                leverages[row] = x.Row(row).DotProduct(inverseTimesRows.Column(row));
            }

            return (inverseTimesRows * y, leverages);
        }

        (Vector<double> Weights, double[] Leverages) Wide(Matrix<double> penalised, double penalty)
        {
            var inverse = penalised.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(x.RowCount));
            double[] leverages = [.. inverse.Diagonal().Select(value => 1 - (penalty * value))];
            return (x.TransposeThisAndMultiply(inverse * y), leverages);
        }
    }

    public double Predict(FeatureRows rows, int row) => Intercept + rows.Dot(Weights, row);
}
