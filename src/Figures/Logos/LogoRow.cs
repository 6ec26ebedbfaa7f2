using Manuscript.Results;

namespace Figures.Logos;

/// <summary>A letter of a sequence logo: a row of <c>logos.csv</c>.</summary>
/// <param name="Motif">What stands above the logo.</param>
/// <param name="Position">Counted from 0.</param>
/// <param name="Letter">One of A, C, G and T.</param>
/// <param name="Bits">How high it is: its share of the position's information, from 0 to 2 over all letters.</param>
internal sealed record LogoRow(string Motif, int Position, char Letter, double Bits)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "logos.csv";

    /// <summary>What a position of DNA can tell at most: log₂ 4.</summary>
    public const double MostBits = 2;

    public static readonly CsvSchema<LogoRow> Csv = new(
        ["motif", "position", "letter", "bits"],
        row => new LogoRow(
            row.Text("motif"),
            row.Integer("position") is >= 0 and var position ? position : throw row.Wrong("position", "counted from 0"),
            row.Text("letter") is "A" or "C" or "G" or "T"
                ? row.Text("letter")[0]
                : throw row.Wrong("letter", "A, C, G or T"),
            row.Finite("bits") is >= 0 and <= MostBits and var bits
                ? bits
                : throw row.Wrong("bits", "a number from 0 to 2")
        )
    )
    {
        IsWhole = true,
    };
}
