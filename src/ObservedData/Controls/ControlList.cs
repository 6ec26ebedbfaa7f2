using GenomicAttention.Sequences;
using ObservedData.Controls.Classes;
using ObservedData.Controls.Numbers;

namespace ObservedData.Controls;

/// <summary>The controls that a trained model is set beside, from what knows least to what knows most.</summary>
/// <remarks>
/// Those that read positions are listed only where position i means the same in every sequence, as in windows around a
/// start of transcription.
/// </remarks>
public static class ControlList
{
    /// <summary>Controls for labels that are classes, two or more.</summary>
    /// <param name="isAligned">Whether positions mean the same in all sequences.</param>
    public static IReadOnlyList<IClassControl> ForClasses(bool isAligned)
    {
        IClassControl[] ofAny =
        [
            new ClassFrequencyControl(),
            LogisticControl.OnComposition(),
            LogisticControl.OnKmers(3),
        ];
        return isAligned
            ? [.. ofAny, new NearestNeighbourControl(), new NaiveBayesControl(), LogisticControl.OnPositions()]
            : ofAny;
    }

    /// <summary>Controls for labels that are numbers.</summary>
    /// <param name="isAligned">Whether positions mean the same in all sequences.</param>
    public static IReadOnlyList<INumberControl> ForNumbers(bool isAligned)
    {
        INumberControl[] ofAny = [new MeanControl(), RidgeNumberControl.OnKmers(1), RidgeNumberControl.OnKmers(3)];
        return isAligned ? [.. ofAny, new NearestNeighbourNumberControl(), RidgeNumberControl.OnPositions()] : ofAny;
    }

    /// <summary>
    /// Whether no sequence is padded: those of different lengths have no positions in common. Sequences of one length
    /// need not be aligned, either; that is for whoever knows them to say.
    /// </summary>
    /// <param name="sequences">Any sequences.</param>
    public static bool AreOfOneLength(EncodedSequences sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        return !sequences.Codes.Span.Contains(Alphabet.Pad);
    }
}
