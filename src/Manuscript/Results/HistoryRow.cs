namespace Manuscript.Results;

/// <summary>One epoch of one training: a row of <c>history.csv</c>.</summary>
/// <param name="Step">The training step's name.</param>
/// <param name="Epoch">The epoch, as the training counted it.</param>
/// <param name="TrainLoss">Mean of the epoch's batch losses.</param>
/// <param name="ValidationLoss">Mean of batch losses on the validation set after the epoch.</param>
public sealed record HistoryRow(string Step, int Epoch, double TrainLoss, double ValidationLoss)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "history.csv";

    internal static readonly CsvSchema<HistoryRow> Csv = new(
        ["step", "epoch", "train_loss", "validation_loss"],
        row => new HistoryRow(
            row.Text("step"),
            row.Integer("epoch"),
            row.Double("train_loss"),
            row.Double("validation_loss")
        ),
        row => [row.Step, row.Epoch, row.TrainLoss, row.ValidationLoss]
    );

    private static readonly CsvSchema<HistoryRow> OfOneTraining = new(
        ["epoch", "train_loss", "validation_loss"],
        row => new HistoryRow("", row.Integer("epoch"), row.Double("train_loss"), row.Double("validation_loss")),
        row => [row.Epoch, row.TrainLoss, row.ValidationLoss]
    );

    /// <summary>Reads a training's own history, which does not know the name of its step.</summary>
    internal static IEnumerable<HistoryRow> From(TrainingHistory training) =>
        OfOneTraining.Read(training.Path).Select(epoch => epoch with { Step = training.Step });
}
