using System.Globalization;
using CsvHelper;

namespace ObservedData.Worker.Files;

/// <summary>What a trained model says of a test sequence: a row of a training's <c>predictions.csv</c>.</summary>
/// <param name="Id">The sequence.</param>
/// <param name="Label">Its strength.</param>
/// <param name="Predicted">What the model says.</param>
internal sealed record StrengthRow(string Id, double Label, double Predicted)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "predictions.csv";

    public static IReadOnlyList<StrengthRow> Read(string path)
    {
        var rows = new List<StrengthRow>();
        using var csv = CsvReader.FromFile(path);
        while (csv.Read())
        {
            rows.Add(new StrengthRow(csv.GetString("id"), Number("label"), Number("prediction")));
        }
        return rows;

        double Number(string column) => double.Parse(csv.GetString(column), CultureInfo.InvariantCulture);
    }
}
