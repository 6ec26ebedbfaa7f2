using Manuscript.Claims;
using static Manuscript.Replication.Printed;

namespace Manuscript.Replication;

/// <summary>
/// Judges the paper's claims (abstract, 1.4, 4.1 to 4.4, 5.1, 5.2, 6): those on performance by estimates over many seeds.
/// </summary>
/// <param name="estimates">At the paper's number of sequences.</param>
/// <param name="rule">When a claim holds.</param>
/// <param name="evidence">The step that made the estimates.</param>
/// <param name="costs">Judges what is claimed on cost.</param>
internal sealed class ReplicatedClaims(Estimates estimates, VerdictRule rule, string evidence, CostClaims costs)
{
    private const string Dense = ModelNames.Dense;
    private const string Joint = "joint";
    private const string Sparse = ModelNames.Sparse;

    private readonly RecurringClaims recurring = new(estimates, rule);

    private static readonly IReadOnlyList<(string Percent, string Retention)> Sweep =
    [
        .. PaperTables.Sweep.Select(entry => (entry.Percent, entry.Retention)),
    ];

    /// <summary>Every claim, in the order of the paper.</summary>
    public IReadOnlyList<ClaimRow> Rows() =>
        [
            .. Opening("abstract"),
            .. Contributions(),
            .. Baseline(),
            .. Sparsities(),
            .. Comparison(),
            .. Selection(),
            .. Validation(),
            .. Implications(),
            .. Conclusion(),
        ];

    private IReadOnlyList<ClaimRow> Opening(string section)
    {
        var sheet = Sheet(section);
        recurring.Noise(sheet);
        recurring.Retention(sheet);
        costs.Savings(sheet);
        return sheet.Rows;
    }

    private IReadOnlyList<ClaimRow> Contributions()
    {
        var sheet = Sheet("1.4");
        sheet.Judged(
            "loss",
            "Sparse attention at 10% loses less than 1% of performance in the paper's measure",
            "<1%",
            estimates.Find(Sparse, "retention", Dense)?.Through(retained => 100 - retained),
            row => VerdictRule.Below(row, 1),
            Percent
        );
        costs.Savings(sheet);
        recurring.Motifs(sheet);
        return sheet.Rows;
    }

    private IReadOnlyList<ClaimRow> Baseline()
    {
        var sheet = Sheet("4.1");
        sheet.Number("test-loss", "Test loss of the dense model", "0.0836", OneRun(Dense, "loss"));
        sheet.Number("mae", "Mean absolute error of the dense model", "0.2349", OneRun(Dense, "mae"));
        sheet.Number("correlation", "Correlation of the dense model with the labels", "0.072", OneRun(Dense, "r"));
        sheet.Judged(
            "learns",
            $"The dense model learns to predict: share of a constant's error that it does without, at least {rule.Skill}",
            "",
            estimates.Find(Dense, "skill"),
            row => rule.AtLeast(row, rule.Skill),
            Three
        );
        return sheet.Rows;
    }

    private IReadOnlyList<ClaimRow> Sparsities()
    {
        var sheet = Sheet("4.2");
        foreach (var (percent, retention) in Sweep)
        {
            sheet.Number(
                $"retention-{percent.TrimEnd('%')}",
                $"Performance maintained at {percent}",
                retention,
                estimates.Find($"sparse {percent}", "retention" + Estimates.OneRun, Dense)
            );
        }
        costs.SweptSavings(sheet);
        var others = Sweep.Select(entry => $"sparse {entry.Percent}").Where(model => model != Sparse);
        Best(
            sheet,
            "optimal",
            "10% is the best of the sparsities: the others' loss less its own, the smaller difference",
            "10%",
            [.. others.Select(other => estimates.Reversed(other, Sparse, "loss_difference"))]
        );
        return sheet.Rows;
    }

    private IReadOnlyList<ClaimRow> Comparison()
    {
        var sheet = Sheet("4.3");
        sheet.Number("sparse-test-loss", "Test loss of the sparse model", "0.0844", OneRun(Sparse, "loss"));
        sheet.Number("joint-test-loss", "Test loss of the joint model", "0.0845", OneRun(Joint, "loss"));
        sheet.Number("joint-correlation", "Correlation of the joint model", "0.094", OneRun(Joint, "r"));
        foreach (var (model, change) in new[] { (Sparse, "-0.9%"), (Joint, "-1.0%") })
        {
            sheet.Number(
                $"{model.Split(' ')[0]}-change",
                $"Change in performance of the {model} model",
                change,
                estimates.Find(model, "retention" + Estimates.OneRun, Dense)?.Through(retained => retained - 100)
            );
        }
        Best(
            sheet,
            "best",
            "The dense model has the lowest test loss: the others' loss less its own, the smaller difference",
            "traditional",
            [estimates.Find(Sparse, "loss_difference", Dense), estimates.Find(Joint, "loss_difference", Dense)]
        );
        HighestCorrelation(sheet);
        return sheet.Rows;
    }

    private void HighestCorrelation(VerdictSheet sheet)
    {
        const string id = "highest-correlation";
        const string statement =
            "The joint model has the highest correlation: its own less the others', the smaller difference";
        if (estimates.Find(Sparse, "loss") is not null && estimates.Find(Sparse, "r") is null)
        {
            sheet.Undecided(
                id,
                statement,
                Joint,
                "the sparse model has none at one seed or more, where it predicts one value of all sequences"
            );
            return;
        }
        Best(
            sheet,
            id,
            statement,
            Joint,
            [estimates.Find(Joint, "r_difference", Dense), estimates.Find(Joint, "r_difference", Sparse)]
        );
    }

    private IReadOnlyList<ClaimRow> Selection()
    {
        var sheet = Sheet("4.4");
        recurring.Clusters(sheet, "clusters", "Selected positions cluster around planted motifs");
        sheet.Judged(
            "scores",
            $"Selection scores correlate with regulatory elements: area under the curve, at least {rule.Auroc}",
            "",
            estimates.Find(Sparse, "auroc"),
            row => rule.AtLeast(row, rule.Auroc),
            Three
        );
        sheet.Judged(
            "learned",
            "The selection is learned: distance by which training moves the selector's weights, above 0",
            "",
            estimates.Find(Sparse, "selector_change"),
            row => row.High > 0 ? rule.Above(row) : Holding.No,
            Three
        );
        return sheet.Rows;
    }

    private IReadOnlyList<ClaimRow> Validation()
    {
        var sheet = Sheet("5.1");
        recurring.Noise(sheet);
        recurring.Retention(sheet);
        costs.Savings(sheet);
        recurring.Motifs(sheet);
        var levels = Sweep.Select(entry => estimates.Find($"sparse {entry.Percent}", "retention", Dense)).ToList();
        sheet.Judged(
            "generalises",
            $"All sparsities maintain performance: the least maintained, at least {rule.RetainedPercent}%",
            "",
            levels.Contains(null) ? null : levels.MinBy(level => level!.Value),
            _ => VerdictRule.All(levels.Select(level => rule.AtLeast(level!, rule.RetainedPercent))),
            Percent
        );
        return sheet.Rows;
    }

    private IReadOnlyList<ClaimRow> Implications()
    {
        var sheet = Sheet("5.2");
        costs.Efficiency(sheet);
        recurring.Motifs(sheet);
        return sheet.Rows;
    }

    private IReadOnlyList<ClaimRow> Conclusion()
    {
        var sheet = Sheet("6");
        recurring.Noise(sheet);
        recurring.Retention(sheet);
        costs.Savings(sheet);
        recurring.Motifs(sheet);
        return sheet.Rows;
    }

    private void Best(
        VerdictSheet sheet,
        string id,
        string statement,
        string paper,
        IReadOnlyList<EstimateRow?> leads
    ) =>
        sheet.Judged(
            id,
            statement,
            paper,
            leads.Contains(null) ? null : leads.MinBy(lead => lead!.Value),
            _ => VerdictRule.All(leads.Select(lead => rule.Above(lead!))),
            Four
        );

    private EstimateRow? OneRun(string model, string measure) => estimates.Find(model, measure + Estimates.OneRun);

    private VerdictSheet Sheet(string section) => new(section, evidence);
}
