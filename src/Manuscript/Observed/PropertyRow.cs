using Manuscript.Results;

namespace Manuscript.Observed;

/// <summary>What a user's sequences are like: a row of <c>data.csv</c>.</summary>
/// <param name="Property">Which property; of a class, target or split with its name after a colon.</param>
/// <param name="Value">A number, or a name.</param>
internal sealed record PropertyRow(string Property, string Value)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "data.csv";

    public static readonly CsvSchema<PropertyRow> Csv = new(
        ["property", "value"],
        row => new PropertyRow(row.Text("property"), row.Text("value"))
    )
    {
        IsWhole = true,
    };
}
