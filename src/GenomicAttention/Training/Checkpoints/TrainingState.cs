namespace GenomicAttention.Training.Checkpoints;

/// <summary>All that decides, with the data and the parameters, how a training goes on after an epoch.</summary>
/// <param name="Weights">The model's.</param>
/// <param name="Optimiser">What the optimiser remembers.</param>
/// <param name="Random">Where torch's default generator stands.</param>
/// <param name="History">The losses of every epoch so far.</param>
public sealed record TrainingState(ModelWeights Weights, AdamState Optimiser, byte[] Random, History History)
{
    /// <summary>How many epochs are done.</summary>
    public int Epoch => History.Train.Count;

    /// <summary>Whether this can take the place of another state: the same arrays, in name and shape.</summary>
    public bool Fits(TrainingState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Weights.Arrays.Count == other.Weights.Arrays.Count
            && Weights.Arrays.All(pair =>
                other.Weights.Arrays.TryGetValue(pair.Key, out var array) && array.Shape.SequenceEqual(pair.Value.Shape)
            )
            && Lengths(Optimiser.Means).SequenceEqual(Lengths(other.Optimiser.Means))
            && Lengths(Optimiser.Squares).SequenceEqual(Lengths(other.Optimiser.Squares))
            && Random.Length == other.Random.Length;
    }

    private static IEnumerable<int> Lengths(IEnumerable<float[]> arrays) => arrays.Select(array => array.Length);
}
