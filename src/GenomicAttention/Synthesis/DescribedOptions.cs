namespace GenomicAttention.Synthesis;

/// <summary>What a <see cref="DescribedGenerator"/> makes. Every number comes from the study.</summary>
public sealed record DescribedOptions
{
    /// <summary>Nucleotides in each sequence.</summary>
    public required int Length { get; init; }

    /// <summary>The motifs to draw from, with distinct names; their order makes no difference.</summary>
    public required IReadOnlyList<Motif> Motifs { get; init; }

    /// <summary>The fewest motifs in a sequence.</summary>
    public required int MinMotifs { get; init; }

    /// <summary>The most motifs in a sequence: as many of the longest have to fit into it side by side.</summary>
    public required int MaxMotifs { get; init; }

    /// <summary>The label of a sequence without motifs, before noise.</summary>
    public required double InitialStrength { get; init; }

    /// <summary>The standard deviation of the Gaussian noise on the label.</summary>
    public required double NoiseStandardDeviation { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Length, 1);
        ValidateQuantity();
        ValidateMotifs();
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

    private void ValidateQuantity()
    {
        if (MinMotifs < 0 || MaxMotifs < MinMotifs)
        {
            throw new ArgumentException(
                $"A sequence cannot have {MinMotifs} to {MaxMotifs} motifs: "
                    + "take 0 or more at least, and no fewer at most."
            );
        }
    }

    private void ValidateMotifs()
    {
        if (Motifs.Count == 0)
        {
            throw new ArgumentException("There is no motif to draw from: name one or more.");
        }

        if (Motifs.GroupBy(motif => motif.Name).FirstOrDefault(group => group.Count() > 1) is { Key: var name })
        {
            throw new ArgumentException($"Two motifs are called {name}: give each a name of its own.");
        }

        // Whatever motifs are drawn must fit, or short ones would come more often than long ones.
        var longest = Motifs.Max(motif => motif.Length);
        if ((long)MaxMotifs * longest > Length)
        {
            throw new ArgumentException(
                $"{MaxMotifs} motifs of up to {longest} bp do not fit side by side into {Length} bp: "
                    + $"take sequences of at least {(long)MaxMotifs * longest} bp or fewer motifs."
            );
        }
    }
}
