using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using ObservedData.Controls.Features;

namespace ObservedData.Controls.Classes;

/// <summary>The weights of a penalised logistic regression, found by L-BFGS.</summary>
/// <remarks>
/// Two classes have one row of weights, the score of the first being 0; more have a row each, and so has a lone one. The minimum is unique,
/// since what is minimised is convex and the weights are penalised. Counts are used less their means, which changes the
/// intercepts alone and makes the search short.
/// </remarks>
internal sealed class LogisticFit
{
    private const double GradientTolerance = 1e-7;
    private const int Memory = 20;
    private const int MostIterations = 2_000;

    private readonly double[][] _weights; // [scores][columns]
    private readonly double[] _intercepts; // [scores]

    private LogisticFit(double[][] weights, double[] intercepts)
    {
        _weights = weights;
        _intercepts = intercepts;
    }

    /// <summary>Fits.</summary>
    /// <param name="rows">[n, columns].</param>
    /// <param name="classes">[n], every class below the number there.</param>
    /// <param name="classCount">At least 1.</param>
    /// <param name="penalty">Above 0.</param>
    public static LogisticFit Of(FeatureRows rows, int[] classes, int classCount, double penalty)
    {
        var loss = new PenalisedLoss(rows, classes, classCount, penalty);
        var start = Vector<double>.Build.Dense(loss.ParameterCount);
        var minimizer = new LimitedMemoryBfgsMinimizer(GradientTolerance, 0, 0, Memory, MostIterations);
        var minimum = minimizer.FindMinimum(ObjectiveFunction.Gradient(loss.ValueAndGradient), start);
        return loss.Unpacked(minimum.MinimizingPoint.AsArray());
    }

    /// <summary>Logarithms, but for a constant, of the probabilities of classes.</summary>
    public void ScoresOf(FeatureRows rows, int row, double[] scores)
    {
        scores[0] = 0;
        var first = scores.Length - _weights.Length;
        for (var i = 0; i < _weights.Length; i++)
        {
            scores[first + i] = _intercepts[i] + rows.Dot(_weights[i], row);
        }
    }

    // Parameters: for each score an intercept, then a weight for each column.
    private sealed class PenalisedLoss(FeatureRows rows, int[] classes, int classCount, double penalty)
    {
        private readonly int _stride = rows.ColumnCount + 1;
        private readonly int _scoreCount = classCount == 2 ? 1 : classCount;

        public int ParameterCount => _scoreCount * _stride;

        public (double Value, Vector<double> Gradient) ValueAndGradient(Vector<double> parameters)
        {
            var packed = parameters.AsArray() ?? parameters.ToArray();
            var gradient = new double[packed.Length];
            var first = classCount - _scoreCount;
            var centres = new double[_scoreCount];
            for (var i = 0; i < _scoreCount; i++)
            {
                centres[i] = packed[i * _stride] - rows.DotMeans(Weights(packed, i));
            }

            var value = 0.0;
            var scores = new double[classCount];
            for (var row = 0; row < rows.Count; row++)
            {
                scores[0] = 0;
                for (var i = 0; i < _scoreCount; i++)
                {
                    scores[first + i] = centres[i] + rows.Dot(Weights(packed, i), row);
                }

                var ofTrue = scores[classes[row]];
                value += Softmax.Of(scores) - ofTrue;
                for (var i = 0; i < _scoreCount; i++)
                {
                    var error = scores[first + i] - (classes[row] == first + i ? 1 : 0);
                    gradient[i * _stride] += error;
                    rows.AddTo(Weights(gradient, i), row, error);
                }
            }

            for (var i = 0; i < _scoreCount; i++)
            {
                value += Penalise(Weights(packed, i), Weights(gradient, i), sumOfErrors: gradient[i * _stride]);
            }

            return (value, Vector<double>.Build.Dense(gradient));
        }

        public LogisticFit Unpacked(double[] packed)
        {
            double[][] weights = [.. Enumerable.Range(0, _scoreCount).Select(i => Weights(packed, i).ToArray())];
            return new LogisticFit(
                weights,
                [.. weights.Select((ofScore, i) => packed[i * _stride] - rows.DotMeans(ofScore))]
            );
        }

        private double Penalise(ReadOnlySpan<double> weights, Span<double> gradient, double sumOfErrors)
        {
            var squares = 0.0;
            for (var column = 0; column < weights.Length; column++)
            {
                squares += weights[column] * weights[column];
                gradient[column] += (penalty * weights[column]) - (rows.Means[column] * sumOfErrors);
            }

            return penalty / 2 * squares;
        }

        private Span<double> Weights(double[] packed, int score) =>
            packed.AsSpan((score * _stride) + 1, rows.ColumnCount);
    }
}
