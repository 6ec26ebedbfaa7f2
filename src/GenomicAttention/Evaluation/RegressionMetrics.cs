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

    /// <summary>
    /// Out-of-sample R²: 1 − Σ (prediction − label)² / Σ (constant − label)², the share of a constant's squared error
    /// that predictions do without.
    /// </summary>
    /// <remarks>
    /// Campbell and Thompson, 2008, equation 1, <see href="https://doi.org/10.1093/rfs/hhm055"/>. Against the mean of
    /// these very labels, as R² is usually taken, a constant learned elsewhere would score 0 at most.
    /// </remarks>
    /// <param name="predictions">At least one.</param>
    /// <param name="labels">As many as predictions.</param>
    /// <param name="constant">What to predict of every label without a model: the mean of the training labels.</param>
    /// <returns>
    /// At most 1; 0 where predictions are as far off as the constant, and negative where they are further.
    /// <see cref="double.NaN"/> where every label equals the constant: there is nothing to do better.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// There are none, not as many of one as of the other, or the constant is not finite.
    /// </exception>
    public static double SkillOverConstant(ReadOnlySpan<float> predictions, ReadOnlySpan<float> labels, double constant)
    {
        if (!double.IsFinite(constant))
        {
            throw new ArgumentException($"A constant of {constant} predicts nothing.", nameof(constant));
        }

        DemandPairs(predictions, labels, atLeast: 1);
        var error = 0.0;
        var errorOfConstant = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            error += Square((double)predictions[i] - labels[i]);
            errorOfConstant += Square(constant - labels[i]);
        }

        return errorOfConstant == 0 ? double.NaN : 1 - (error / errorOfConstant);
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
