using System.Collections.Immutable;
using GenomicAttention.Evaluation.Controls.Features;
using GenomicAttention.Sequences;

namespace GenomicAttention.Evaluation.Controls.Regression;

/// <summary>A sum of counts, each with a weight.</summary>
/// <param name="Features">What is counted.</param>
/// <param name="Intercept">The prediction where all counts are 0.</param>
/// <param name="Coefficients">What each count adds, one a feature.</param>
public sealed record LinearModel(ISequenceFeatures Features, double Intercept, ImmutableArray<double> Coefficients)
    : IFittedControl
{
    /// <inheritdoc/>
    public float[] Predict(LabelledSequences data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var predictions = new float[data.Count];
        var counts = new int[Features.Count];
        for (var row = 0; row < predictions.Length; row++)
        {
            Features.CountInto(data.Sequences[row], counts);
            predictions[row] = (float)Predict(counts);
        }

        return predictions;
    }

    /// <summary>Puts the intercept where the mean counts give the mean label.</summary>
    internal static LinearModel Through(
        ISequenceFeatures features,
        double[] meanCounts,
        double meanLabel,
        double[] coefficients
    )
    {
        var intercept = meanLabel;
        for (var column = 0; column < coefficients.Length; column++)
        {
            intercept -= coefficients[column] * meanCounts[column];
        }

        return new LinearModel(features, intercept, [.. coefficients]);
    }

    private double Predict(int[] counts)
    {
        var prediction = Intercept;
        for (var column = 0; column < counts.Length; column++)
        {
            prediction += Coefficients[column] * counts[column];
        }

        return prediction;
    }
}
