namespace ObservedData.Negatives;

/// <summary>What a negative keeps of the positive that it is made of.</summary>
public enum NegativeKind
{
    /// <summary>How often each nucleotide occurs, and so the GC content.</summary>
    GcShuffled,

    /// <summary>
    /// How often each pair of neighbours occurs, and so the composition, the first and the last nucleotide: CpG is as
    /// frequent as before.
    /// </summary>
    DinucleotideShuffled,
}
