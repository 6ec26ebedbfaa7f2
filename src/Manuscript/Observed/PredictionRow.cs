using Manuscript.Results;

namespace Manuscript.Observed;

/// <summary>What a model makes of a sequence that it was not trained on: a row of <c>predictions.csv</c>.</summary>
/// <param name="Split">How sequences were divided into those trained on and those predicted.</param>
/// <param name="Model">Whose prediction.</param>
/// <param name="Id">The sequence's name.</param>
/// <param name="Group">Its group of relatives.</param>
/// <param name="Fold">With which others it was held out.</param>
/// <param name="Target">Of which of several targets; empty where there is one.</param>
/// <param name="Label">What was observed: a class's name, or a value.</param>
/// <param name="Prediction">The mean over seeds: the probability of the second of two classes, the name of one of several, or
/// a value.</param>
internal sealed record PredictionRow(
    string Split,
    string Model,
    string Id,
    string Group,
    string Fold,
    string Target,
    string Label,
    string Prediction
)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "predictions.csv";

    /// <summary>The file's form where a task is predicted.</summary>
    public static CsvSchema<PredictionRow> Csv(ObservedTask task) =>
        new(
            ["split", "model", "id", "group", "fold", "target", "label", "prediction"],
            row => new PredictionRow(
                row.Text("split"),
                row.Text("model"),
                row.Text("id"),
                row.Text("group"),
                row.Text("fold"),
                row.Text("target"),
                NameOrNumber(row, "label", isNumber: task == ObservedTask.Regression),
                NameOrNumber(row, "prediction", isNumber: task != ObservedTask.Multiclass)
            )
        )
        {
            IsWhole = true,
        };

    private static string NameOrNumber(CsvRow row, string column, bool isNumber)
    {
        if (isNumber)
            row.Finite(column);
        return row.Text(column);
    }
}
