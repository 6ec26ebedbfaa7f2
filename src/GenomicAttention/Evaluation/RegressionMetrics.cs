namespace GenomicAttention.Evaluation;

/// <summary>How far predictions are from labels, over a whole set.</summary>
/// <remarks>
/// Sums are taken in double precision, in order. NumPy's, which the paper's numbers come from, differ
/// by less than 1e-7: it sums absolute errors of float32 in float32.
/// </remarks>
public static class RegressionMetrics
{
    /// <summary>The mean of |prediction − label| (<c>np.mean(np.abs(a - b))</c>).</summary>
    /// <param name="predictions">At least one.</param>
    /// <param name="labels">As many as predictions.</param>
    /// <exception cref="ArgumentException">There are none, or not as many of one as of the other.</exception>
    public static double MeanAbsoluteError(ReadOnlySpan<float> predictions, ReadOnlySpan<float> labels)
    {
        DemandPairs(predictions, labels, atLeast: 1);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            // A difference of float32 numbers is rounded to float32 before it is summed.
            sum += MathF.Abs(predictions[i] - labels[i]);
        }

        return sum / labels.Length;
    }

    /// <summary>The mean of (prediction − label)².</summary>
    /// <param name="predictions">At least one.</param>
    /// <param name="labels">As many as predictions.</param>
    /// <exception cref="ArgumentException">There are none, or not as many of one as of the other.</exception>
    public static double MeanSquaredError(ReadOnlySpan<float> predictions, ReadOnlySpan<float> labels)
    {
        DemandPairs(predictions, labels, atLeast: 1);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            sum += Square((double)predictions[i] - labels[i]);
        }

        return sum / labels.Length;
    }

    /// <summary>Pearson's correlation coefficient r (<c>np.corrcoef(a, b)[0, 1]</c>).</summary>
    /// <param name="predictions">At least two.</param>
    /// <param name="labels">As many as predictions.</param>
    /// <returns>
    /// A number in [−1, 1], or <see cref="double.NaN"/> where all predictions, or all labels, are equal:
    /// r is then undefined.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// There are fewer than two, or not as many of one as of the other.
    /// </exception>
    public static double PearsonR(ReadOnlySpan<float> predictions, ReadOnlySpan<float> labels)
    {
        DemandPairs(predictions, labels, atLeast: 2);
        var meanPrediction = Mean(predictions);
        var meanLabel = Mean(labels);
        var covariance = 0.0;
        var variancePredictions = 0.0;
        var varianceLabels = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var prediction = predictions[i] - meanPrediction;
            var label = labels[i] - meanLabel;
            covariance += prediction * label;
            variancePredictions += prediction * prediction;
            varianceLabels += label * label;
        }

        // Two roots, not the root of the product, which may underflow.
        var r = covariance / Math.Sqrt(variancePredictions) / Math.Sqrt(varianceLabels);
        return Math.Clamp(r, -1.0, 1.0);
    }

    private static double Square(double value) => value * value;

    private static double Mean(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static void DemandPairs(ReadOnlySpan<float> predictions, ReadOnlySpan<float> labels, int atLeast)
    {
        if (predictions.Length != labels.Length || labels.Length < atLeast)
        {
            throw new ArgumentException(
                $"{predictions.Length} predictions and {labels.Length} labels: as many of each are needed, "
                    + $"{atLeast} or more."
            );
        }
    }
}
