using Manuscript.Results;

namespace Figures.Replicated;

/// <summary>An epoch of a model's trainings at one size: a row of <c>history.csv</c>.</summary>
/// <param name="Model">What it is called.</param>
/// <param name="Sequences">The size of the data sets.</param>
/// <param name="Epoch">From 1.</param>
/// <param name="Seeds">How many seeds' trainings came so far.</param>
/// <param name="Training">The mean training loss.</param>
/// <param name="Validation">The mean validation loss.</param>
/// <param name="Low">The lower end of its interval; null of a single seed.</param>
/// <param name="High">The upper end.</param>
internal sealed record EpochRow(
    string Model,
    int Sequences,
    int Epoch,
    int Seeds,
    double Training,
    double Validation,
    double? Low,
    double? High
)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "history.csv";

    public static readonly CsvSchema<EpochRow> Csv = new(
        ["model", "sequences", "epoch", "n", "training_loss", "validation_loss", "validation_low", "validation_high"],
        row => new EpochRow(
            row.Text("model"),
            row.Integer("sequences"),
            row.Integer("epoch"),
            row.Integer("n"),
            row.Finite("training_loss"),
            row.Finite("validation_loss"),
            row.FiniteOrNone("validation_low"),
            row.FiniteOrNone("validation_high")
        )
    );
}
