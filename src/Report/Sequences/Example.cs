using System.Globalization;
using Manuscript;
using Manuscript.Results;
using Report.Reading;

namespace Report.Sequences;

/// <summary>A test sequence as a model sees it: a row of <c>examples.csv</c>.</summary>
/// <param name="Sequences">The size of the data set that the model learnt from.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Model">The model.</param>
/// <param name="Index">The sequence's index in the test set, from 0.</param>
/// <param name="Letters">A, C, G and T.</param>
/// <param name="Label">Its label.</param>
/// <param name="Prediction">What the model predicts.</param>
/// <param name="Planted">The motifs in it.</param>
/// <param name="Selected">The positions that the model keeps; null where it selects none.</param>
/// <param name="Attention">The share of attention that each position receives; null where the model has none.</param>
internal sealed record Example(
    int Sequences,
    long Seed,
    string Model,
    int Index,
    string Letters,
    double Label,
    double Prediction,
    IReadOnlyList<PlantedMotif> Planted,
    IReadOnlyList<int>? Selected,
    IReadOnlyList<double>? Attention
)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "examples.csv";

    private static readonly string[] Columns =
    [
        "sequences",
        "seed",
        "model",
        "sequence",
        "letters",
        "label",
        "prediction",
        "planted",
        "selected",
        "attention",
    ];

    /// <summary>Reads the file.</summary>
    /// <exception cref="ResultsFileException">It is missing or is no such table, or a row contradicts itself.</exception>
    public static IReadOnlyList<Example> Read(string file, string remedy)
    {
        var table = ResultsFile.Table(file, remedy, Columns);
        return [.. table.Rows.Select(row => Of(new Fields(table, row, remedy)))];
    }

    private static Example Of(Fields fields)
    {
        var letters = fields.Text("letters");
        if (letters.Length == 0 || letters.AsSpan().ContainsAnyExcept("ACGTN"))
        {
            throw fields.Wrong("letters", "A, C, G, T or N");
        }
        var length = letters.Length;
        var attention = fields.List<double>("attention", ' ', TryShare);
        if (attention.Count > 0 && attention.Count != length)
        {
            throw fields.Wrong("attention", $"{length} shares, one for each letter");
        }
        var selected = fields.List(
            "selected",
            ' ',
            (string text, out int position) => TryPosition(text, out position) && position < length
        );
        return new Example(
            (int)fields.Number("sequences"),
            (long)fields.Number("seed"),
            fields.Text("model"),
            (int)fields.Number("sequence"),
            letters,
            fields.Number("label"),
            fields.Number("prediction"),
            fields.List(
                "planted",
                ';',
                (string text, out PlantedMotif motif) => PlantedMotif.TryParse(text, length, out motif)
            ),
            selected.Count > 0 ? selected : null,
            attention.Count > 0 ? attention : null
        );
    }

    private static bool TryPosition(string text, out int position) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position);

    private static bool TryShare(string text, out double share) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out share) && share is >= 0 and <= 1;

    private delegate bool TryRead<T>(string text, out T value);

    private sealed class Fields(CsvTable table, CsvTable.Row row, string remedy)
    {
        public string Text(string column) => table.Value(row, column);

        public double Number(string column) =>
            double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw Wrong(column, "a number");

        public List<T> List<T>(string column, char separator, TryRead<T> tryRead) =>
            [
                .. Text(column)
                    .Split(separator, StringSplitOptions.RemoveEmptyEntries)
                    .Select(item =>
                        tryRead(item, out var value)
                            ? value
                            : throw Wrong(column, $"a list, in which '{item}' has no place")
                    ),
            ];

        public ResultsFileException Wrong(string column, string expected) =>
            new(table.File, row.Line, $"column '{column}' must be {expected}. {remedy}");
    }
}

/// <summary>A motif in a sequence.</summary>
/// <param name="Start">Its first position, from 0.</param>
/// <param name="End">The position after its last.</param>
/// <param name="Name">Its name.</param>
internal sealed record PlantedMotif(int Start, int End, string Name)
{
    /// <summary>Reads <c>start-end:name</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The sequence's length, which the motif lies within.</param>
    /// <param name="motif">The motif.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, int length, out PlantedMotif motif)
    {
        motif = new PlantedMotif(0, 0, "");
        if (
            text.Split(':', 2) is not [var places, var name]
            || places.Split('-') is not [var first, var last]
            || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            || start >= end
            || end > length
        )
        {
            return false;
        }
        motif = new PlantedMotif(start, end, name);
        return true;
    }
}
