using GenomicAttention.Sequences;

namespace GenomicAttention.Evaluation.Controls.Regression;

/// <summary>Sums over labels, in double precision and in order.</summary>
internal static class Labels
{
    /// <summary>The mean label.</summary>
    /// <exception cref="ArgumentException">There is no sequence.</exception>
    public static double Mean(LabelledSequences data)
    {
        if (data.Count == 0)
        {
            throw new ArgumentException("There is no sequence to learn from.", nameof(data));
        }

        var sum = 0.0;
        foreach (var label in data.Labels)
        {
            sum += label;
        }

        return sum / data.Count;
    }

    /// <summary>The mean of (prediction − label)².</summary>
    public static double MeanSquaredError(float[] predictions, LabelledSequences data)
    {
        var sum = 0.0;
        for (var row = 0; row < predictions.Length; row++)
        {
            var error = (double)predictions[row] - data.Labels[row];
            sum += error * error;
        }

        return sum / predictions.Length;
    }
}
