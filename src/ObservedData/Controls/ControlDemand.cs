using GenomicAttention.Sequences;

namespace ObservedData.Controls;

/// <summary>What controls ask of what they learn from.</summary>
internal static class ControlDemand
{
    /// <exception cref="ArgumentException">There is no sequence, not one class each, or a class out of range.</exception>
    public static void Classes(EncodedSequences training, IReadOnlyList<int> classes, int classCount)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        Rows(training, classes.Count);
        if (classes.Any(label => label < 0 || label >= classCount))
        {
            throw new ArgumentException($"A class is outside 0 to {classCount - 1}.", nameof(classes));
        }
    }

    /// <exception cref="ArgumentException">There is no sequence, not one label each, or one is not finite.</exception>
    public static void Labels(EncodedSequences training, IReadOnlyList<float> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        Rows(training, labels.Count);
        if (!labels.All(float.IsFinite))
        {
            throw new ArgumentException("A label is not a finite number.", nameof(labels));
        }
    }

    /// <exception cref="ArgumentException">The sequences have another length than those learned from.</exception>
    public static void SameLength(EncodedSequences training, EncodedSequences sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        if (training.Length != sequences.Length)
        {
            throw new ArgumentException(
                $"Sequences of {sequences.Length} letters cannot be aligned with the {training.Length} learned from.",
                nameof(sequences)
            );
        }
    }

    private static void Rows(EncodedSequences training, int labels)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (training.Count == 0 || training.Count != labels)
        {
            throw new ArgumentException(
                $"{training.Count} sequences and {labels} labels to learn from: as many of each are needed, one or more."
            );
        }
    }
}
