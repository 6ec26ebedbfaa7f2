namespace MotifAnalysis.Planting;

/// <summary>What a <see cref="PlantingGenerator"/> makes.</summary>
public sealed record PlantingOptions
{
    /// <summary>Nucleotides in each sequence.</summary>
    public required int LengthBp { get; init; }

    /// <summary>How many sequences.</summary>
    public required int Count { get; init; }

    /// <summary>What motifs are planted into.</summary>
    public required SequenceBackground Background { get; init; }

    /// <summary>What is planted; copies do not overlap.</summary>
    public required IReadOnlyList<Arrangement> Arrangements { get; init; }

    /// <summary>How labels follow.</summary>
    public required LabelRule Labels { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(LengthBp, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        foreach (var arrangement in Arrangements)
        {
            arrangement.Validate(LengthBp);
        }

        var needed = Arrangements.Sum(arrangement => (long)arrangement.Density.Maximum * arrangement.LongestSpan);
        if (needed > LengthBp)
        {
            throw new ArgumentException(
                $"All arrangements together may need {needed} bp, and sequences have {LengthBp}: lengthen these, or lower "
                    + "densities or spacings."
            );
        }

        Labels.Validate(Arrangements);
    }
}
