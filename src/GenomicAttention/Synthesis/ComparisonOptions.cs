namespace GenomicAttention.Synthesis;

/// <summary>What a <see cref="ComparisonGenerator"/> makes. Every number comes from the study.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Nucleotides in each sequence.</summary>
    public required int Length { get; init; }

    /// <summary>The motifs to draw from, in the order in which the stream counts them.</summary>
    public required IReadOnlyList<Motif> Motifs { get; init; }

    /// <summary>The mean number of motifs drawn for a sequence (Poisson), below 10.</summary>
    public required double MeanMotifs { get; init; }

    /// <summary>The label of a sequence without motifs, before noise.</summary>
    public required double InitialStrength { get; init; }

    /// <summary>The standard deviation of the Gaussian noise on the label.</summary>
    public required double NoiseStandardDeviation { get; init; }

    /// <summary>Says whether a motif is planted at all: on shorter sequences it is passed over.</summary>
    internal bool HasRoomFor(Motif motif) => Length - motif.Length > 0;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Length, 1);
        ArgumentOutOfRangeException.ThrowIfZero(Motifs.Count);
        if (!(MeanMotifs is >= 0 and < 10))
        {
            throw new ArgumentException($"The mean number of motifs is {MeanMotifs}: take one from 0 to below 10.");
        }

        if (!double.IsFinite(InitialStrength))
        {
            throw new ArgumentException($"The initial strength is {InitialStrength}: take a finite one.");
        }

        if (!double.IsFinite(NoiseStandardDeviation) || NoiseStandardDeviation < 0)
        {
            throw new ArgumentException(
                $"The noise's standard deviation is {NoiseStandardDeviation}: take 0 or a positive number."
            );
        }
    }
}
