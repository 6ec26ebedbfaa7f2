using Manuscript.Claims;
using Manuscript.Results;

namespace Manuscript.Replication;

/// <summary>When a claim holds: the study's parameters, fixed before results are looked at.</summary>
/// <param name="Confidence">How often an interval holds the true value; 1 less this is the most that p may be.</param>
/// <param name="RetainedPercent">What "retains performance" means where the paper gives no margin.</param>
/// <param name="Skill">The share of a constant's error that a model which learns does without.</param>
/// <param name="Enrichment">Planted positions among the kept, over chance, where a selection finds motifs.</param>
/// <param name="Auroc">Of scores against planted positions, where scores correlate with motifs.</param>
internal sealed record VerdictRule(
    double Confidence,
    double RetainedPercent,
    double Skill,
    double Enrichment,
    double Auroc
)
{
    public static VerdictRule From(LocatedJson protocol) =>
        new(
            protocol.Double("verdicts.confidence"),
            protocol.Double("verdicts.retained_percent"),
            protocol.Double("verdicts.skill"),
            protocol.Double("verdicts.enrichment"),
            protocol.Double("verdicts.auroc")
        );

    /// <summary>
    /// Yes where the whole interval lies at or above the threshold, no where it lies below. Where the estimate's test is
    /// of a claim, a yes needs its corrected p too.
    /// </summary>
    public Holding AtLeast(EstimateRow estimate, double threshold) =>
        estimate.High < threshold ? Holding.No
        : estimate.Low >= threshold && IsSignificant(estimate) ? Holding.Yes
        : Holding.Undecided;

    /// <summary>Yes where the whole interval lies below the threshold, no where it lies at or above.</summary>
    public static Holding Below(EstimateRow estimate, double threshold) =>
        estimate.High < threshold ? Holding.Yes
        : estimate.Low >= threshold ? Holding.No
        : Holding.Undecided;

    /// <summary>Yes where the whole interval of a difference lies above 0, no where it lies below, both with p.</summary>
    public Holding Above(EstimateRow difference) =>
        !IsSignificant(difference) ? Holding.Undecided
        : difference.Low > 0 ? Holding.Yes
        : difference.High < 0 ? Holding.No
        : Holding.Undecided;

    /// <summary>All claims together: no where one does not hold, yes where all do.</summary>
    public static Holding All(IEnumerable<Holding> claims)
    {
        var list = claims.ToList();
        return list.Contains(Holding.No) ? Holding.No
            : list.TrueForAll(claim => claim == Holding.Yes) ? Holding.Yes
            : Holding.Undecided;
    }

    private bool IsSignificant(EstimateRow estimate) => !(estimate.AdjustedP > 1 - Confidence);
}
