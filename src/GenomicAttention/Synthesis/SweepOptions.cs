namespace GenomicAttention.Synthesis;

/// <summary>What a <see cref="SweepGenerator"/> makes. Every number comes from the study.</summary>
public sealed record SweepOptions
{
    /// <summary>Nucleotides in each sequence.</summary>
    public required int Length { get; init; }

    /// <summary>The motifs to draw from, in the order in which the stream counts them.</summary>
    public required IReadOnlyList<Motif> Motifs { get; init; }

    /// <summary>The fewest motifs drawn for a sequence.</summary>
    public required int MinMotifs { get; init; }

    /// <summary>The most motifs drawn for a sequence, where there are as many.</summary>
    public required int MaxMotifs { get; init; }

    /// <summary>Nucleotides at either end that stay free of starts and of motifs.</summary>
    public required int MarginBp { get; init; }

    /// <summary>The least distance between two starts; a motif that comes closer is dropped.</summary>
    public required int MinDistanceBp { get; init; }

    /// <summary>The most motifs that can be drawn: each is drawn at most once.</summary>
    internal int MostDrawn => Math.Min(MaxMotifs, Motifs.Count);

    /// <summary>Says whether a motif is planted at all: on shorter sequences it is passed over.</summary>
    internal bool HasRoomFor(Motif motif) => Length - motif.Length > MarginBp;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Length, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MinMotifs);
        ArgumentOutOfRangeException.ThrowIfLessThan(MostDrawn, MinMotifs, nameof(MaxMotifs));
        ArgumentOutOfRangeException.ThrowIfNegative(MarginBp);
        ArgumentOutOfRangeException.ThrowIfNegative(MinDistanceBp);
        foreach (var motif in Motifs.Where(HasRoomFor))
        {
            if (Length - motif.Length - MarginBp < MarginBp)
            {
                throw new ArgumentException(
                    $"The motif {motif.Name} has {motif.Length} bp and finds no start in {Length} bp "
                        + $"with margins of {MarginBp}: take sequences of at least "
                        + $"{motif.Length + (2L * MarginBp)} bp or a smaller margin."
                );
            }
        }
    }
}
