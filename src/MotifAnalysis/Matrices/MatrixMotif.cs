namespace MotifAnalysis.Matrices;

/// <summary>A motif as motif files keep it: a matrix with a name.</summary>
/// <param name="Id">Its identifier, without white space, one of its own in a file.</param>
/// <param name="Matrix">Its probabilities.</param>
public sealed record MatrixMotif(string Id, PositionWeightMatrix Matrix)
{
    /// <summary>Another name, such as that of the factor that binds; null where there is none.</summary>
    public string? AlternateName { get; init; }

    /// <summary>The counts that the probabilities were computed from, where a file gives them.</summary>
    public CountMatrix? Counts { get; init; }

    /// <summary>How many sites it was made from (<c>nsites</c>); null where not said.</summary>
    public double? SiteCount { get; init; }

    /// <summary>How many motifs as good are expected by chance (<c>E</c>); null where not said.</summary>
    public double? EValue { get; init; }

    /// <summary>Where more is said of it; null where nowhere.</summary>
    public string? Url { get; init; }

    /// <summary>A motif of counted sites.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="counts">The counts.</param>
    public static MatrixMotif OfCounts(string id, CountMatrix counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return new MatrixMotif(id, counts.ToProbabilities()) { Counts = counts, SiteCount = counts.SiteCount };
    }
}
