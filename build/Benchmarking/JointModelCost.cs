using Build.Parameters;

namespace Build.Benchmarking;

/// <summary>How many multiply-adds the training of the joint model needs, from its shape.</summary>
internal static class JointModelCost
{
    /// <summary>
    /// Of all epochs: forward, and twice as much backward (towards inputs and towards weights), a training
    /// sequence; forward alone a validation sequence.
    /// </summary>
    public static double MultiplyAdds(ComparisonParameters comparison)
    {
        var forward = Forward(comparison);
        var training = (int)(comparison.TrainingFraction * comparison.Samples);
        var validation = (int)(comparison.ValidationFraction * comparison.Samples);
        return comparison.Epochs * forward * (3.0 * training + validation);
    }

    private static double Forward(ComparisonParameters comparison)
    {
        var joint = comparison.Joint;
        var convolutions = Products([joint.Embedding, .. joint.Filters])
            .Zip(joint.Widths, (product, width) => product * width);
        var predictor = Products([joint.Filters[^1], .. joint.Predictor, 1]);
        return comparison.Length * convolutions.Sum() + predictor.Sum();
    }

    private static IEnumerable<double> Products(IReadOnlyList<int> widths) =>
        widths.Zip(widths.Skip(1), (from, to) => (double)from * to);
}
