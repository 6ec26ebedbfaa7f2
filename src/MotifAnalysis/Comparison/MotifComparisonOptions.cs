namespace MotifAnalysis.Comparison;

/// <summary>What an alignment's score is.</summary>
public enum AlignmentScore
{
    /// <summary>The sum of the columns' Pearson correlations: longer overlaps score higher.</summary>
    Sum,

    /// <summary>Their mean: an overlap of few columns can score as high as one of many.</summary>
    Mean,
}

/// <summary>Where the columns of shuffled targets come from.</summary>
public enum ColumnPool
{
    /// <summary>All columns of all targets, drawn with replacement: as Tomtom's null model.</summary>
    AllTargets,

    /// <summary>The target's own, in another order. Of a motif with few different columns, few orders differ: p cannot be small.</summary>
    OwnColumns,
}

/// <summary>How motifs are compared.</summary>
public sealed record MotifComparisonOptions
{
    /// <summary>An alignment's score.</summary>
    public AlignmentScore Score { get; init; } = AlignmentScore.Sum;

    /// <summary>The fewest columns that overlap; fewer where a motif is narrower.</summary>
    public int MinimalOverlap { get; init; } = 4;

    /// <summary>Whether the query's reverse complement is aligned too.</summary>
    public bool BothStrands { get; init; } = true;

    /// <summary>Shuffled targets for each target: p is 1 / (this + 1) or more.</summary>
    public int Permutations { get; init; } = 1000;

    /// <summary>Where their columns come from.</summary>
    public ColumnPool Pool { get; init; } = ColumnPool.AllTargets;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MinimalOverlap, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Permutations, 1);
    }
}
