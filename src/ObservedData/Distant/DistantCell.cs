namespace ObservedData.Distant;

/// <summary>What became of one model at one length and seed.</summary>
/// <param name="Model">What tables call it.</param>
/// <param name="Length">Positions of a sequence.</param>
/// <param name="Seed">Of data, weights and shuffles.</param>
/// <param name="Sequences">Trained on.</param>
/// <param name="Parameters">Numbers that the model has learnt or could learn.</param>
/// <param name="Bytes">Of memory that its training takes by formula.</param>
/// <param name="SecondsPerEpoch">That an epoch takes by formula.</param>
/// <param name="Stop">Why it was not trained at this length; null where it was.</param>
/// <param name="Tested">How it did; null where it was not trained.</param>
public sealed record DistantCell(
    string Model,
    int Length,
    long Seed,
    int Sequences,
    long Parameters,
    long Bytes,
    double SecondsPerEpoch,
    DistantStop? Stop,
    DistantScores? Tested
);

/// <summary>How a model does on test sequences.</summary>
/// <param name="Accuracy">The share of sequences whose label it tells.</param>
/// <param name="Loss">The mean cross-entropy, in nats: ln 2 is guessing.</param>
/// <param name="Kept">Positions that it keeps of a sequence; null where it reads all.</param>
/// <param name="BothKept">The share of sequences of which it keeps a position in each of the two motifs.</param>
public sealed record DistantScores(double Accuracy, double Loss, int? Kept, double? BothKept);
