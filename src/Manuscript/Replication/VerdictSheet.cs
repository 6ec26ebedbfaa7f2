using Manuscript.Claims;

namespace Manuscript.Replication;

/// <summary>Collects the claims of one section with their verdicts; each method is one way of judging.</summary>
/// <param name="section">Where the paper says it.</param>
/// <param name="evidence">The step whose outputs show it.</param>
internal sealed class VerdictSheet(string section, string evidence)
{
    private readonly List<ClaimRow> _rows = [];

    public IReadOnlyList<ClaimRow> Rows => _rows;

    /// <summary>For what the paper does not claim, but a reader has to know beside its claims: judged alike, and not
    /// counted among them.</summary>
    public VerdictSheet Beside => new(ClaimRow.BesidePrefix + section, evidence, _rows);

    private VerdictSheet(string section, string evidence, List<ClaimRow> rows)
        : this(section, evidence) => _rows = rows;

    /// <summary>A number of the paper's one run: it holds where such runs give it.</summary>
    /// <param name="id">A name that stays.</param>
    /// <param name="statement">What is claimed.</param>
    /// <param name="paper">The number as printed.</param>
    /// <param name="oneRun">The mean over seeds, with the interval of one further run, in the printed unit.</param>
    public void Number(string id, string statement, string paper, EstimateRow? oneRun)
    {
        var number = PaperNumber.Parse(paper);
        // The printed number stands for all that round to it.
        var half = 0.5 * Math.Pow(10, -number.Decimals);
        Judged(
            id,
            statement,
            paper,
            oneRun,
            row => row.Low <= number.Value + half && row.High >= number.Value - half ? Holding.Yes : Holding.No,
            number.Print
        );
    }

    /// <summary>A statement that the caller has judged by an estimate.</summary>
    /// <param name="id">A name that stays.</param>
    /// <param name="statement">What is claimed, and what decides it.</param>
    /// <param name="paper">The value as printed; empty where none is.</param>
    /// <param name="estimate">What decides it; null where the study does not have it.</param>
    /// <param name="holds">The verdict.</param>
    /// <param name="print">Writes a value in the paper's form.</param>
    public void Judged(
        string id,
        string statement,
        string paper,
        EstimateRow? estimate,
        Func<EstimateRow, Holding> holds,
        Func<double, string> print
    )
    {
        if (estimate is null)
        {
            NotMeasured(id, statement, paper);
            return;
        }
        Add(
            id,
            statement,
            paper,
            print(estimate.Value),
            new(holds(estimate), estimate.Value, estimate.Low, estimate.High, estimate.Seeds, evidence)
        );
    }

    /// <summary>A statement that the caller has judged by a number which nothing makes vary.</summary>
    /// <param name="id">A name that stays.</param>
    /// <param name="statement">What is claimed, and what decides it.</param>
    /// <param name="paper">The value as printed; empty where none is.</param>
    /// <param name="number">What decides it, and how it is printed.</param>
    /// <param name="holds">The verdict.</param>
    /// <param name="counted">The step that gave the number.</param>
    public void Exact(
        string id,
        string statement,
        string paper,
        (double Value, string Printed) number,
        bool holds,
        string counted
    ) =>
        Add(
            id,
            statement,
            paper,
            number.Printed,
            new(holds ? Holding.Yes : Holding.No, number.Value, null, null, null, counted)
        );

    /// <summary>A claim that this study cannot decide, with the reason.</summary>
    public void Undecided(string id, string statement, string paper, string reason) =>
        _rows.Add(
            new ClaimRow(
                $"{section}-{id}",
                section,
                statement,
                paper,
                reason,
                Verdict.NotApplicable,
                new(Holding.Undecided, null, null, null, null, evidence)
            )
        );

    /// <summary>A claim that is decided by what this study does not have.</summary>
    public void NotMeasured(string id, string statement, string paper) =>
        Undecided(id, statement, paper, "this study does not measure it");

    private void Add(string id, string statement, string paper, string obtained, Judgement judgement)
    {
        var verdict =
            paper.Length == 0 ? Verdict.NotApplicable
            : obtained == paper ? Verdict.Reproduced
            : Verdict.Differs;
        _rows.Add(new ClaimRow($"{section}-{id}", section, statement, paper, obtained, verdict, judgement));
    }
}
