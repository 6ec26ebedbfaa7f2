using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;

namespace GenomicAttention.Evaluation;

/// <summary>How far predictions move when the input is changed: root mean squares over sequences.</summary>
/// <param name="Shuffled">When each sequence's nucleotides are put in another order: 0 for what only counts them.</param>
/// <param name="ShuffledKeepingDinucleotides">When they are, with every pair of neighbours kept.</param>
/// <param name="ReverseComplement">When the other strand is read.</param>
public sealed record InputSensitivity(double Shuffled, double ShuffledKeepingDinucleotides, double ReverseComplement)
{
    /// <summary>Measures how far the predictions of a set move.</summary>
    /// <param name="predict">Predicts a value for each sequence.</param>
    /// <param name="data">The sequences.</param>
    /// <param name="before">What it predicts of them unchanged.</param>
    /// <param name="random">What shuffles are drawn from.</param>
    public static InputSensitivity Of(
        Func<LabelledSequences, float[]> predict,
        LabelledSequences data,
        float[] before,
        UniformRandom random
    )
    {
        ArgumentNullException.ThrowIfNull(predict);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(random);
        return new InputSensitivity(
            Change(InputShuffles.Shuffled(data.Sequences, random)),
            Change(InputShuffles.ShuffledKeepingDinucleotides(data.Sequences, random)),
            Change(InputShuffles.ReverseComplements(data.Sequences))
        );

        double Change(EncodedSequences changed)
        {
            var nothing = Enumerable.Repeat<IReadOnlyList<PlantedMotif>>([], data.Count);
            var after = predict(new LabelledSequences(changed, data.Labels, nothing));
            return Math.Sqrt(RegressionMetrics.MeanSquaredError(after, before));
        }
    }
}
