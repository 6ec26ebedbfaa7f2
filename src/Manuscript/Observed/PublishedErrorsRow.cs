using Manuscript.Results;

namespace Manuscript.Observed;

/// <summary>What a publication reports on the same sequences: a row of <c>published.csv</c>.</summary>
/// <param name="Split">The split that it was obtained with: comparable under no other.</param>
/// <param name="Name">Of the method.</param>
/// <param name="Errors">How many sequences it got wrong.</param>
/// <param name="Of">Of how many.</param>
/// <param name="Source">Where that is printed.</param>
internal sealed record PublishedErrorsRow(string Split, string Name, double Errors, int Of, string Source)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "published.csv";

    public static readonly CsvSchema<PublishedErrorsRow> Csv = new(
        ["split", "name", "errors", "of", "source"],
        row => new PublishedErrorsRow(
            row.Text("split"),
            row.Text("name"),
            row.Finite("errors"),
            row.Integer("of"),
            row.Text("source")
        ),
        row => [row.Split, row.Name, row.Errors, row.Of, row.Source]
    )
    {
        IsWhole = true,
    };
}
