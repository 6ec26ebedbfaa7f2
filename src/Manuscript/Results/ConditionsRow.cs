namespace Manuscript.Results;

/// <summary>
/// Under which conditions a result was obtained: a row of <c>conditions.csv</c>, from which captions take
/// their n and seed.
/// </summary>
/// <param name="Result">The result's name: <c>baseline</c>, <c>sweep</c> or <c>comparison</c>.</param>
/// <param name="Seed">The seed of data and training.</param>
/// <param name="TrainingSequences">Sequences trained on.</param>
/// <param name="ValidationSequences">Sequences of the validation set.</param>
/// <param name="TestSequences">Sequences of the test set; null where there is none.</param>
public sealed record ConditionsRow(
    string Result,
    long Seed,
    int TrainingSequences,
    int ValidationSequences,
    int? TestSequences
)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "conditions.csv";

    internal static readonly CsvSchema<ConditionsRow> Csv = new(
        ["result", "seed", "training_sequences", "validation_sequences", "test_sequences"],
        row => new ConditionsRow(
            row.Text("result"),
            row.Long("seed"),
            row.Integer("training_sequences"),
            row.Integer("validation_sequences"),
            row.IntegerOrNone("test_sequences")
        ),
        row => [row.Result, row.Seed, row.TrainingSequences, row.ValidationSequences, row.TestSequences]
    );
}
