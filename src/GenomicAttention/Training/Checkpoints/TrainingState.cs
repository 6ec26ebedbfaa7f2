namespace GenomicAttention.Training.Checkpoints;

/// <summary>All that decides, with the data and the parameters, how a training goes on after an epoch.</summary>
/// <param name="Weights">The model's.</param>
/// <param name="Optimiser">What the optimiser remembers.</param>
/// <param name="Random">Where torch's default generator stands.</param>
/// <param name="History">The losses of every epoch so far.</param>
public sealed record TrainingState(ModelWeights Weights, AdamState Optimiser, byte[] Random, History History)
{
    /// <summary>Other weights of the same model that the training carries along, such as their average.</summary>
    public IReadOnlyDictionary<string, ModelWeights> Carried { get; init; } = new Dictionary<string, ModelWeights>();

    /// <summary>How many epochs are done.</summary>
    public int Epoch => History.Train.Count;

    /// <summary>Whether this can take the place of another state: the same arrays, in name and shape.</summary>
    public bool Fits(TrainingState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Fits(Weights, other.Weights)
            && Carried.Keys.ToHashSet().SetEquals(other.Carried.Keys)
            && Carried.All(pair => Fits(pair.Value, other.Carried[pair.Key]))
            && Lengths(Optimiser.Means).SequenceEqual(Lengths(other.Optimiser.Means))
            && Lengths(Optimiser.Squares).SequenceEqual(Lengths(other.Optimiser.Squares))
            && Optimiser.Reached.Count == other.Optimiser.Reached.Count
            && Random.Length == other.Random.Length;
    }

    private static bool Fits(ModelWeights weights, ModelWeights other) =>
        weights.Arrays.Count == other.Arrays.Count
        && weights.Arrays.All(pair =>
            other.Arrays.TryGetValue(pair.Key, out var array) && array.Shape.SequenceEqual(pair.Value.Shape)
        );

    private static IEnumerable<int> Lengths(IEnumerable<float[]> arrays) => arrays.Select(array => array.Length);
}
