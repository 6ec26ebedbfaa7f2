using Manuscript.Claims;
using static Manuscript.Replication.Printed;

namespace Manuscript.Replication;

/// <summary>Judges what the paper claims on performance in several sections alike.</summary>
/// <param name="estimates">At the paper's number of sequences.</param>
/// <param name="rule">When a claim holds.</param>
internal sealed class RecurringClaims(Estimates estimates, VerdictRule rule)
{
    private const string Dense = ModelNames.Dense;
    private const string Sparse = ModelNames.Sparse;

    /// <summary>Most of attention is noise.</summary>
    public void Noise(VerdictSheet sheet)
    {
        const string id = "noise";
        const string statement = "90-95% of attention is noise";
        if (estimates.Find(Dense, "skill") is { } skill && rule.AtLeast(skill, rule.Skill) != Holding.Yes)
        {
            sheet.Judged(
                id,
                $"{statement}; undecidable where dense attention itself has learned nothing: its skill",
                "90-95%",
                skill,
                _ => Holding.Undecided,
                Three
            );
            return;
        }
        sheet.Judged(
            id,
            $"{statement}: of what dense attention learned beyond a constant, 10% keep, at least {rule.RetainedPercent}%",
            "90-95%",
            estimates.Find(Sparse, "skill_retention", Dense),
            row => rule.AtLeast(row, rule.RetainedPercent),
            Percent
        );
    }

    /// <summary>10% of positions maintain performance.</summary>
    public void Retention(VerdictSheet sheet)
    {
        sheet.Number(
            "retention",
            "Performance maintained with 10% of positions",
            "96.1%",
            estimates.Find(Sparse, "retention" + Estimates.OneRun, Dense)
        );
        sheet.Judged(
            "maintains",
            $"10% of positions maintain performance in the paper's measure, at least {rule.RetainedPercent}%",
            "",
            estimates.Find(Sparse, "retention", Dense),
            row => rule.AtLeast(row, rule.RetainedPercent),
            Percent
        );
        sheet.Beside.Judged(
            "meaningful",
            "What is maintained is more than a constant maintains: the constant's loss less the sparse model's, above 0",
            "",
            estimates.Reversed(Sparse, "constant", "loss_difference"),
            rule.Above,
            Four
        );
    }

    /// <summary>Sparse attention identifies the motifs.</summary>
    public void Motifs(VerdictSheet sheet) => Clusters(sheet, "motifs", "Sparse attention identifies the motifs");

    /// <summary>Kept positions are those of motifs, in a section's own words.</summary>
    public void Clusters(VerdictSheet sheet, string id, string statement) =>
        sheet.Judged(
            id,
            $"{statement}: planted positions among those kept, over chance, at least {rule.Enrichment}",
            "",
            estimates.Find(Sparse, "enrichment"),
            row => rule.AtLeast(row, rule.Enrichment),
            Three
        );
}
