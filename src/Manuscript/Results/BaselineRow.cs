namespace Manuscript.Results;

/// <summary>The dense baseline of the sweep (phase 1's script): the one row of <c>baseline.csv</c>.</summary>
/// <param name="Parameters">Trainable numbers.</param>
/// <param name="TrainLoss">The training loss of the last epoch.</param>
/// <param name="ValidationLoss">The validation loss after the last epoch.</param>
/// <param name="OverlapAsPrinted">
/// What the script prints as the overlap of attention and motifs: in truth <see cref="MotifPositions"/>.
/// </param>
/// <param name="ChanceAsPrinted">The chance level that the script prints beside it.</param>
/// <param name="MotifPositions">The mean number of positions that motifs cover, over the sequences looked at.</param>
/// <param name="AttentionOnMotifs">The share of attention that falls on these positions, from 0 to 1.</param>
/// <param name="MotifShare">The share of positions that they are, from 0 to 1: attention's level by chance.</param>
public sealed record BaselineRow(
    int Parameters,
    double TrainLoss,
    double ValidationLoss,
    double OverlapAsPrinted,
    double ChanceAsPrinted,
    double MotifPositions,
    double AttentionOnMotifs,
    double MotifShare
)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "baseline.csv";

    internal static readonly CsvSchema<BaselineRow> Csv = new(
        [
            "parameters",
            "train_loss",
            "validation_loss",
            "overlap_as_printed",
            "chance_as_printed",
            "motif_positions",
            "attention_on_motifs",
            "motif_share",
        ],
        row => new BaselineRow(
            row.Integer("parameters"),
            row.Double("train_loss"),
            row.Double("validation_loss"),
            row.Double("overlap_as_printed"),
            row.Double("chance_as_printed"),
            row.Double("motif_positions"),
            row.Double("attention_on_motifs"),
            row.Double("motif_share")
        ),
        row =>
            [
                row.Parameters,
                row.TrainLoss,
                row.ValidationLoss,
                row.OverlapAsPrinted,
                row.ChanceAsPrinted,
                row.MotifPositions,
                row.AttentionOnMotifs,
                row.MotifShare,
            ]
    );

    internal static BaselineRow From(LocatedJson metrics) =>
        new(
            metrics.Integer("parameters"),
            metrics.Double("train_loss"),
            metrics.Double("validation_loss"),
            metrics.Double("overlap_as_printed"),
            metrics.Double("chance_as_printed"),
            metrics.Double("motif_positions"),
            metrics.Double("attention_on_motifs"),
            metrics.Double("motif_share")
        );
}
