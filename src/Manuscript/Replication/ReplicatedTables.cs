using System.Globalization;
using Manuscript.Claims;
using Manuscript.Tables;

namespace Manuscript.Replication;

/// <summary>The tables of a study of many seeds.</summary>
internal static class ReplicatedTables
{
    private const string Baseline = "dense";

    /// <summary>Every model and control, at each size, by falling skill.</summary>
    public static Table Models(IReadOnlyList<Estimates> sizes) =>
        new(
            "models",
            "Models and controls on test sequences: means over seeds with their intervals. Skill is the share of a "
                + "constant's squared error that a model does without; maintained is the paper's measure against the "
                + "dense model, skill kept the same in skill where the dense model has any.",
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
            ],
            [
                .. sizes.SelectMany(size =>
                    size.Models.Where(model => size.Find(model, "enrichment") is not null)
                        .Select(model => SelectionRow(size, model))
                ),
            ]
        );

    /// <summary>What holds of the paper's claims.</summary>
    public static Table Claims(IReadOnlyList<ClaimRow> claims)
    {
        int Count(Holding holding) => claims.Count(claim => claim.Judgement?.Holds == holding);
        return new Table(
            "claims",
            $"Claims of the paper over many seeds, n = {claims.Count}: {Count(Holding.Yes)} hold, "
                + $"{Count(Holding.No)} do not, {Count(Holding.Undecided)} are undecided.",
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
                        With(size.Find(model, "retention", Baseline), 1),
                        With(size.Find(model, "skill_retention", Baseline), 1),
                    ]
            );

    private static IReadOnlyList<Cell> SelectionRow(Estimates size, string model) =>
        [
            Cell.Number(size.Sequences),
            model,
            With(size.Find(model, "precision"), 3),
            With(size.Find(model, "recall"), 3),
            With(size.Find(model, "enrichment"), 2),
            With(size.Find(model, "best_enrichment"), 2),
            With(size.Find(model, "auroc"), 3),
            With(size.Find(model, "selector_change"), 3),
        ];

    private static Cell With(EstimateRow? row, int decimals) =>
        row is null
            ? Cell.Number(null)
            : $"{PrintedNumber.Fixed(row.Value, decimals)} ({PrintedNumber.Fixed(row.Low, decimals)} to {PrintedNumber.Fixed(row.High, decimals)})";

    private static string Here(ClaimRow claim) =>
        claim.Judgement is { Low: { } low, High: { } high, N: { } n }
            ? string.Create(CultureInfo.InvariantCulture, $"{claim.Obtained} ({low:G3} to {high:G3}, {n} seeds)")
            : claim.Obtained;
}
