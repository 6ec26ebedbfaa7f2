using GenomicAttention.Models;

namespace GenomicAttention.Training;

/// <summary>Which of a model's parameters share a learning rate.</summary>
public static class ParameterGroups
{
    /// <summary>All of them.</summary>
    public static ParameterGroup[] All(SequenceModel model, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [new([.. model.parameters()], learningRate)];
    }

    /// <summary>The embeddings, and the rest ("differential learning rates", 3.3.3).</summary>
    public static ParameterGroup[] Embeddings(SequenceModel model, double embeddingLearningRate, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(model);
        var byName = model
            .named_parameters()
            .ToLookup(pair => pair.name.StartsWith("embeddings.", StringComparison.Ordinal), pair => pair.parameter);
        return [new([.. byName[true]], embeddingLearningRate), new([.. byName[false]], learningRate)];
    }
}
