using GenomicAttention.Evaluation.Controls.Features;
using GenomicAttention.Sequences;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace GenomicAttention.Evaluation.Controls.Regression;

/// <summary>Ridge regression on many features, from sums of products of counts.</summary>
/// <remarks>
/// Normal equations, as a table of 1,024 counts for thousands of sequences has few that are not 0: a sequence costs
/// the square of these, and the table itself is never held. The penalty keeps the condition low, so that a Cholesky
/// factorisation loses no digit that matters, and each further penalty costs one more of these and no pass over the
/// data. Sums of counts are whole numbers, exact in double precision.
/// </remarks>
internal sealed class NormalEquations
{
    private static readonly ManagedLinearAlgebraProvider Algebra = new();

    private readonly ISequenceFeatures _features;
    private readonly double[] _products; // [features, features], of deviations from the means
    private readonly double[] _withLabels; // [features], as well
    private readonly double[] _means;
    private readonly double _meanLabel;

    /// <summary>Passes over labelled sequences, once.</summary>
    /// <exception cref="ArgumentException">There is no sequence.</exception>
    public NormalEquations(ISequenceFeatures features, LabelledSequences data)
    {
        _features = features;
        _meanLabel = Labels.Mean(data);
        _products = new double[checked(features.Count * features.Count)];
        _withLabels = new double[features.Count];
        _means = new double[features.Count];
        var counts = new int[features.Count];
        for (var row = 0; row < data.Count; row++)
        {
            features.CountInto(data.Sequences[row], counts);
            Add(counts, data.Labels[row] - _meanLabel);
        }

        Centre(data.Count);
    }

    /// <summary>Fits an intercept, which is not penalised, and a coefficient for each feature.</summary>
    /// <param name="strength">
    /// The penalty on the sum of the coefficients' squares, in units of the features' mean sum of squares.
    /// </param>
    public LinearModel Solve(double strength)
    {
        var factor = (double[])_products.Clone();
        var size = _means.Length;
        var penalty = strength * MeanSumOfSquares();
        for (var i = 0; i < size; i++)
        {
            factor[(i * size) + i] += penalty;
        }

        var coefficients = (double[])_withLabels.Clone();
        Algebra.CholeskyFactor(factor, size);
        Algebra.CholeskySolveFactored(factor, size, coefficients, 1);
        return LinearModel.Through(_features, _means, _meanLabel, coefficients);
    }

    private void Add(int[] counts, double label)
    {
        var columns = new List<int>();
        for (var column = 0; column < counts.Length; column++)
        {
            if (counts[column] != 0)
            {
                columns.Add(column);
            }
        }

        foreach (var column in columns)
        {
            _means[column] += counts[column];
            _withLabels[column] += counts[column] * label;
            var products = _products.AsSpan(column * counts.Length, counts.Length);
            foreach (var other in columns)
            {
                products[other] += counts[column] * counts[other];
            }
        }
    }

    private void Centre(int count)
    {
        var size = _means.Length;
        for (var i = 0; i < _products.Length; i++)
        {
            _products[i] -= _means[i / size] * _means[i % size] / count;
        }

        for (var i = 0; i < size; i++)
        {
            _means[i] /= count;
        }
    }

    // Where no count ever varies, any penalty will do: all coefficients become 0.
    private double MeanSumOfSquares()
    {
        var sum = 0.0;
        for (var i = 0; i < _means.Length; i++)
        {
            sum += _products[(i * _means.Length) + i];
        }

        return sum > 0 ? sum / _means.Length : 1.0;
    }
}
