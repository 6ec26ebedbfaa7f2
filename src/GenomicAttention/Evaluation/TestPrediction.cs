using GenomicAttention.Sequences;

namespace GenomicAttention.Evaluation;

/// <summary>What a model says of a test sequence.</summary>
public readonly record struct TestPrediction(string Id, float Label, float Predicted)
{
    /// <summary>Puts predictions beside the labels that they are of.</summary>
    /// <param name="data">The test sequences.</param>
    /// <param name="predicted">One a sequence, in their order.</param>
    public static IReadOnlyList<TestPrediction> Of(LabelledSequences data, IReadOnlyList<float> predicted)
    {
        ArgumentNullException.ThrowIfNull(data);
        return
        [
            .. predicted.Select((value, row) => new TestPrediction(data.Sequences.Ids[row], data.Labels[row], value)),
        ];
    }
}
