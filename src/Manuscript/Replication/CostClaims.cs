using System.Globalization;
using Manuscript.Claims;
using static Manuscript.Replication.Printed;

namespace Manuscript.Replication;

/// <summary>Judges the paper's claims on computation and memory by formula: counts are exact, so no interval.</summary>
/// <remarks>
/// Claims speak of attention over all pairs of positions, as the published scripts compute it, so that is what they are
/// judged against. Beside each stands what the same numbers cost when they are computed better, with no position left out.
/// </remarks>
/// <param name="costs">Null where the study counts none.</param>
/// <param name="lengthBp">Of the study's sequences.</param>
/// <param name="evidence">The step that counted.</param>
internal sealed class CostClaims(Costs? costs, int lengthBp, string evidence)
{
    private const string Uncosted = "no computation is counted in this study";
    private const string Dense = ModelNames.Dense;
    private const string Published = "module";
    private const string Collapsed = "collapsed";
    private const string Sparse = ModelNames.Sparse;

    private const double GiB = 1024.0 * 1024 * 1024;
    private const double LimitGiB = 4;

    private string Length => lengthBp.ToString(CultureInfo.InvariantCulture);

    /// <summary>What sparse attention at 10% saves.</summary>
    public void Savings(VerdictSheet sheet)
    {
        SavingsAt(sheet, "savings", "10%", "90%");
        Counted(
            sheet.Beside,
            "savings",
            "As much is saved with no position left out: share of the same multiply-adds that the dense model itself does "
                + "without when it attends to token types, which gives the same numbers, at least 90%",
            "",
            Saved((Dense, Collapsed), row => row.MultiplyAdds, row => row.MultiplyAdds),
            Percent,
            share => share >= 90
        );
    }

    /// <summary>What sparse attention at each sparsity of section 4.2 saves.</summary>
    public void SweptSavings(VerdictSheet sheet)
    {
        foreach (var entry in PaperTables.Sweep)
        {
            SavingsAt(sheet, $"savings-{entry.Id}", entry.Percent, entry.Savings);
        }
    }

    /// <summary>Section 5.2.1.</summary>
    public void Efficiency(VerdictSheet sheet)
    {
        Memory(sheet);
        Counted(
            sheet,
            "speed",
            "Fewer attention computations: share of the multiply-adds of the dense model's projections and attention that "
                + $"the sparse model's selector and approximator do without at {Length} bp, at least 90%",
            "90%",
            Saved((Sparse, ""), row => row.Selector + row.Approximator, row => row.Projections + row.Attention),
            Percent,
            share => share >= 90
        );
        Chromosomes(sheet);
    }

    private void SavingsAt(VerdictSheet sheet, string id, string kept, string claimed)
    {
        var threshold = PaperNumber.Parse(claimed).Value;
        Counted(
            sheet,
            id,
            $"Computation saved with {kept} of positions: share of the multiply-adds of a dense model that attends to all "
                + $"pairs of positions, as published, that the sparse one does without at {Length} bp, its selector's "
                + $"included, at least {claimed}",
            claimed,
            Saved(($"sparse {kept}", ""), row => row.MultiplyAdds, row => row.MultiplyAdds),
            Percent,
            share => share >= threshold
        );
    }

    private void Memory(VerdictSheet sheet)
    {
        var (dense, fused) = (costs?.Exponent(Dense, Published), costs?.Exponent(Dense, "fused"));
        var sparse = costs?.Exponent(Sparse, "");
        Counted(
            sheet,
            "memory",
            "Memory falls from quadratic to linear in length: exponent of the bytes that a forward pass of the sparse model "
                + "makes, which rounds to 1 where that of the dense model as published rounds to 2",
            "",
            dense is null ? null : sparse?.Bytes,
            exponent => $"{Two(dense!.Bytes)} to {Two(exponent)}",
            exponent => RoundsTo(exponent, 1) && RoundsTo(dense!.Bytes, 2)
        );
        Counted(
            sheet.Beside,
            "memory",
            "It is linear with no position left out too: exponent of the dense model over all pairs with a fused kernel, which "
                + "gives the same numbers, rounds to 1",
            "",
            fused?.Bytes,
            Two,
            exponent => RoundsTo(exponent, 1)
        );
    }

    private void Chromosomes(VerdictSheet sheet)
    {
        var longest = costs?.Rows.Select(row => row.Length).DefaultIfEmpty().Max() ?? 0;
        var sparse = costs?.Find(Sparse, "", longest);
        var dense = costs?.Find(Dense, Published, longest);
        var collapsed = costs?.Find(Dense, Collapsed, longest);
        Counted(
            sheet,
            "chromosomes",
            $"Sequences of a chromosome's length become feasible: over {PrintedNumber.Grouped(longest, 0)} bp (small bacteria "
                + "have 1,000,000) a forward pass of the sparse model makes tensors of at most 4 GiB, where that of the dense "
                + "model as published makes more",
            "",
            dense is null ? null : sparse?.Bytes / GiB,
            gibibytes => $"{Two(gibibytes)} GiB, not {PrintedNumber.Grouped(dense!.Bytes / GiB, 0)} GiB",
            gibibytes => gibibytes <= LimitGiB && dense!.Bytes / GiB > LimitGiB
        );
        Counted(
            sheet.Beside,
            "chromosomes",
            "They are with no position left out too: there a dense model that attends to token types makes at most 4 GiB",
            "",
            collapsed?.Bytes / GiB,
            gibibytes => $"{Two(gibibytes)} GiB",
            gibibytes => gibibytes <= LimitGiB
        );
    }

    private void Counted(
        VerdictSheet sheet,
        string id,
        string statement,
        string paper,
        double? value,
        Func<double, string> print,
        Predicate<double> holds
    )
    {
        if (costs is null)
        {
            sheet.Undecided(id, statement, paper, Uncosted);
        }
        else if (value is { } counted)
        {
            sheet.Exact(id, statement, paper, (counted, print(counted)), holds(counted), evidence);
        }
        else
        {
            sheet.NotMeasured(id, statement, paper);
        }
    }

    // In percent of the dense model as published.
    private double? Saved(
        (string Name, string Kernel) model,
        Func<CostRow, long> ofModel,
        Func<CostRow, long> ofPublished
    ) =>
        costs?.Find(model.Name, model.Kernel, lengthBp) is { } other
        && costs.Find(Dense, Published, lengthBp) is { } published
            ? 100 * (1 - (ofModel(other) / (double)ofPublished(published)))
            : null;

    private static bool RoundsTo(double exponent, int whole) => Math.Abs(exponent - whole) < 0.5;
}
