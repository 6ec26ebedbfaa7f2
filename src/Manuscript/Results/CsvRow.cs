using System.Globalization;
using CsvHelper;

namespace Manuscript.Results;

/// <summary>The record that a CSV reader stands on, with typed fields that complain by file and line.</summary>
internal sealed class CsvRow(string file, CsvReader reader)
{
    public string Text(string column) => reader.GetString(column);

    public double Double(string column) =>
        double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong(column, "a number");

    public int Integer(string column) =>
        int.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong(column, "a whole number");

    public long Long(string column) =>
        long.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong(column, "a whole number");

    public int? IntegerOrNone(string column) => Text(column).Length == 0 ? null : Integer(column);

    public long? LongOrNone(string column) => Text(column).Length == 0 ? null : Long(column);

    public double? DoubleOrNone(string column) => Text(column).Length == 0 ? null : Double(column);

    /// <summary>A number that is neither NaN nor infinite.</summary>
    public double Finite(string column) =>
        double.IsFinite(Double(column)) ? Double(column) : throw Wrong(column, "a finite number");

    public double? FiniteOrNone(string column) => Text(column).Length == 0 ? null : Finite(column);

    public ResultsFileException Wrong(string column, string expected) =>
        new(
            file,
            (int)reader.LineNumber,
            $"column '{column}' must be {expected}, but is '{Text(column)}'; run the step that wrote it again."
        );
}
