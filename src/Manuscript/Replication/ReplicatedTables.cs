using System.Globalization;
using Manuscript.Claims;
using Manuscript.Tables;

namespace Manuscript.Replication;

/// <summary>The tables of a study of many seeds.</summary>
internal static class ReplicatedTables
{
    /// <summary>Every model and control, at each size, by falling skill.</summary>
    public static Table Models(IReadOnlyList<Estimates> sizes) =>
        new(
            "models",
            "Models and controls on test sequences: means over seeds with their intervals. Skill is the share of a "
                + "constant's squared error that a model does without; maintained is the paper's measure against the "
                + "dense model, skill kept the same in skill where the dense model has any. There is no r where, at some seed, "
                + "a model predicts one value of all sequences.",
            [
                Column.Number("Sequences", 0),
                new Column("Model"),
                Column.Number("Seeds", 0),
                new Column("Loss", Alignment.Right),
                new Column("MAE", Alignment.Right),
                new Column("r", Alignment.Right),
                new Column("Skill", Alignment.Right),
                new Column("Maintained (%)", Alignment.Right),
                new Column("Skill kept (%)", Alignment.Right),
            ],
            [.. sizes.SelectMany(ModelRows)]
        );

    /// <summary>How the kept positions lie to planted motifs.</summary>
    public static Table Selection(IReadOnlyList<Estimates> sizes) =>
        new(
            "selection",
            "Kept positions against planted motifs: means over seeds with their intervals. Enrichment is precision over "
                + "the share of all positions that are planted; the best possible knows where motifs were planted.",
            [
                Column.Number("Sequences", 0),
                new Column("Model"),
                new Column("Precision", Alignment.Right),
                new Column("Recall", Alignment.Right),
                new Column("Enrichment", Alignment.Right),
                new Column("Best possible", Alignment.Right),
                new Column("AUROC", Alignment.Right),
                new Column("Selector moved", Alignment.Right),
                new Column("Steps with a gradient", Alignment.Right),
            ],
            [.. RowsWith("enrichment", sizes, SelectionRow)]
        );

    /// <summary>How well the kept positions find each motif.</summary>
    public static Table Motifs(IReadOnlyList<Estimates> sizes)
    {
        const string prefix = "enrichment of ";
        var motifs = sizes
            .SelectMany(size => size.Measures)
            .Where(measure => measure.StartsWith(prefix, StringComparison.Ordinal) && !Estimates.IsOfOneRun(measure))
            .Distinct()
            .ToList();
        return new Table(
            "motifs",
            "Enrichment of each motif's positions among those kept, in the sequences that have the motif: 1 is chance.",
            [
                Column.Number("Sequences", 0),
                new Column("Model"),
                .. motifs.Select(motif => new Column(motif[prefix.Length..], Alignment.Right)),
            ],
            [
                .. RowsWith(
                    "enrichment",
                    sizes,
                    (size, model) => Row(size, model, [.. motifs.Select(motif => With(size.Find(model, motif), 2))])
                ),
            ]
        );
    }

    /// <summary>What each model can see of a sequence.</summary>
    public static Table Sight(IReadOnlyList<Estimates> sizes) =>
        new(
            "sight",
            "What models see: how far predictions move (root mean square) when each test sequence is shuffled, shuffled "
                + "with its pairs of neighbours kept, or read from the other strand; and how many times more a mutation "
                + "inside a planted motif moves a prediction than one outside (every mutation of eight test "
                + "sequences with motifs, for each seed). What only counts nucleotides does not move when they are shuffled, "
                + "and is moved about alike inside and outside.",
            [
                Column.Number("Sequences", 0),
                new Column("Model"),
                new Column("Shuffled", Alignment.Right),
                new Column("Pairs kept", Alignment.Right),
                new Column("Other strand", Alignment.Right),
                new Column("Mutations in motifs over others", Alignment.Right),
            ],
            [
                .. RowsWith(
                    "shuffle_change",
                    sizes,
                    (size, model) =>
                        Row(
                            size,
                            model,
                            With(size.Find(model, "shuffle_change"), 3),
                            With(size.Find(model, "dinucleotide_shuffle_change"), 3),
                            With(size.Find(model, "reverse_complement_change"), 3),
                            With(size.Find(model, "mutation_contrast"), 1)
                        )
                ),
            ]
        );

    /// <summary>What it makes of phase 2's comparison that the baseline has seen the sequences compared on.</summary>
    public static Table Leakage(IReadOnlyList<Estimates> sizes) =>
        new(
            "leakage",
            "Phase 2 compares on sequences that its baseline was trained on. Here the baseline once has not seen the test "
                + "sequences, as everywhere else, and once has, and so learned from a fifth "
                + "more: its loss, its skill, and what 10% of positions maintain of it.",
            [
                Column.Number("Sequences", 0),
                new Column("Baseline"),
                new Column("Loss", Alignment.Right),
                new Column("Skill", Alignment.Right),
                new Column("Maintained by sparse 10% (%)", Alignment.Right),
            ],
            [
                .. sizes.SelectMany(size =>
                    new[] { ModelNames.Dense, ModelNames.DenseTestsSeen }.Select(model =>
                        Row(
                            size,
                            model,
                            With(size.Find(model, "loss"), 4),
                            With(size.Find(model, "skill"), 3),
                            With(size.Find(ModelNames.Sparse, "retention", model), 1)
                        )
                    )
                ),
            ]
        );

    /// <summary>What holds of the paper's claims.</summary>
    public static Table Claims(IReadOnlyList<ClaimRow> claims)
    {
        int Count(Holding holding) => claims.Count(claim => claim.IsOfThePaper && claim.Judgement?.Holds == holding);
        return new Table(
            "claims",
            $"Claims of the paper over many seeds, n = {claims.Count(claim => claim.IsOfThePaper)}: {Count(Holding.Yes)} "
                + $"hold, {Count(Holding.No)} do not, {Count(Holding.Undecided)} are undecided. What stands beside a section "
                + "is not claimed there, and not counted, but has to be known to judge what is.",
            [
                new Column("Section") { WidthShare = 0.09 },
                new Column("Claim") { WidthShare = 0.4 },
                new Column("Paper") { WidthShare = 0.1 },
                new Column("Here") { WidthShare = 0.24 },
                new Column("Holds"),
            ],
            [
                .. claims.Select(claim =>
                    (IReadOnlyList<Cell>)
                        [
                            claim.Section,
                            claim.Statement,
                            claim.PaperValue.Length == 0 ? Cell.Dash : claim.PaperValue,
                            Here(claim),
                            claim.Judgement!.Holds.Text(),
                        ]
                ),
            ]
        )
        {
            BreaksAcrossPages = true,
        };
    }

    private static IEnumerable<IReadOnlyList<Cell>> ModelRows(Estimates size) =>
        size
            .Models.OrderBy(model => size.Find(model, "skill")?.Value ?? double.NegativeInfinity)
            .Select(model =>
                (IReadOnlyList<Cell>)
                    [
                        Cell.Number(size.Sequences),
                        model,
                        Cell.Number(size.Find(model, "loss")?.Seeds),
                        With(size.Find(model, "loss"), 4),
                        With(size.Find(model, "mae"), 4),
                        With(size.Find(model, "r"), 3),
                        With(size.Find(model, "skill"), 3),
                        With(size.Find(model, "retention", ModelNames.Dense), 1),
                        With(size.Find(model, "skill_retention", ModelNames.Dense), 1),
                    ]
            );

    private static IEnumerable<IReadOnlyList<Cell>> RowsWith(
        string measure,
        IReadOnlyList<Estimates> sizes,
        Func<Estimates, string, IReadOnlyList<Cell>> row
    ) =>
        sizes.SelectMany(size =>
            size.Models.Where(model => size.Find(model, measure) is not null).Select(model => row(size, model))
        );

    private static IReadOnlyList<Cell> Row(Estimates size, string model, params ReadOnlySpan<Cell> cells) =>
        [Cell.Number(size.Sequences), model, .. cells];

    private static IReadOnlyList<Cell> SelectionRow(Estimates size, string model) =>
        Row(
            size,
            model,
            With(size.Find(model, "precision"), 3),
            With(size.Find(model, "recall"), 3),
            With(size.Find(model, "enrichment"), 2),
            With(size.Find(model, "best_enrichment"), 2),
            With(size.Find(model, "auroc"), 3),
            With(size.Find(model, "selector_change"), 3),
            With(size.Find(model, "selector_gradient_share"), 2)
        );

    private static Cell With(EstimateRow? row, int decimals) =>
        row is null
            ? Cell.Number(null)
            : $"{PrintedNumber.Fixed(row.Value, decimals)} ({PrintedNumber.Fixed(row.Low, decimals)} to {PrintedNumber.Fixed(row.High, decimals)})";

    /// <summary>What came out, with its interval and number of seeds where it has them.</summary>
    public static string Here(ClaimRow claim) =>
        claim.Judgement switch
        {
            { Interval: { Length: > 0 } interval, N: { } n } => string.Create(
                CultureInfo.InvariantCulture,
                $"{claim.Obtained} ({interval}, {n} {(n == 1 ? "seed" : "seeds")})"
            ),
            { Interval: { Length: > 0 } interval } => $"{claim.Obtained} ({interval})",
            _ => claim.Obtained,
        };
}
