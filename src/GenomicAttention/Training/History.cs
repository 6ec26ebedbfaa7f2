namespace GenomicAttention.Training;

/// <summary>The losses of an epoch: each the mean over batches of the batch's mean squared error.</summary>
public readonly record struct EpochLosses(int Epoch, double Train, double Validation);

/// <summary>The losses of a training, one value an epoch.</summary>
/// <param name="Train">While the weights moved, with dropout.</param>
/// <param name="Validation">After the epoch, without dropout.</param>
public sealed record History(IReadOnlyList<double> Train, IReadOnlyList<double> Validation)
{
    /// <summary>Puts the losses of one epoch after another.</summary>
    public static History Of(IReadOnlyList<EpochLosses> epochs) =>
        new([.. epochs.Select(epoch => epoch.Train)], [.. epochs.Select(epoch => epoch.Validation)]);

    /// <summary>The losses epoch by epoch.</summary>
    public IEnumerable<EpochLosses> Epochs =>
        Train
            .Zip(Validation, (train, validation) => (train, validation))
            .Select((losses, index) => new EpochLosses(index + 1, losses.train, losses.validation));
}
