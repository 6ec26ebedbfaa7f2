using System.Globalization;

namespace GenomicAttention.Sequences;

/// <summary>One row of a <see cref="CsvTable"/>, which knows where it stands.</summary>
internal sealed record TableRow(string Path, int Line, string[] Fields)
{
    public SequenceFileException Problem(string problem) => new(Path, Line, problem);

    public float Single(int column) =>
        float.TryParse(Fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && float.IsFinite(number)
            ? number
            : throw Problem($"'{Fields[column]}' is not a finite number.");

    public double Double(int column) =>
        double.TryParse(Fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : throw Problem($"'{Fields[column]}' is not a finite number.");

    public int Integer(int column) =>
        int.TryParse(Fields[column], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Problem($"'{Fields[column]}' is not an integer.");
}
