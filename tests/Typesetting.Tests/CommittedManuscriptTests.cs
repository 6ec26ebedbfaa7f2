using System.Globalization;
using Typesetting.Numbers;
using Typesetting.Text;

namespace Typesetting.Tests;

/// <summary>The committed manuscript says what the committed results say.</summary>
public sealed class CommittedManuscriptTests
{
    private static readonly CheckedManuscript Manuscript = new ManuscriptReader(
        new ManuscriptFiles(Checkout.Root)
    ).Read();

    [Fact]
    public void Every_number_is_the_rounded_cell_of_its_file()
    {
        var list = NumberList.Read(new ManuscriptFiles(Checkout.Root));
        var cells = Manuscript
            .Numbers.Where(number => number.Key.Content.Split('.')[0] is var name && list.Find(name) is CellNumber)
            .Select(number =>
                (Cell: (CellNumber)list.Find(number.Key.Content.Split('.')[0])!, number.Key, Text: number.Value)
            )
            .ToList();

        Assert.True(cells.Count > 100);
        Assert.All(
            cells,
            entry =>
            {
                var part = entry.Key.Content.Split('.', 2) is [_, var named] ? named : entry.Cell.Group.Column!;
                string[] columns = part == "interval" ? ["low", "high"] : [part];
                var expected = columns.Select(column => Rounded(entry.Cell.Group, Field(entry.Cell, column)));
                Assert.Equal(string.Join(" to ", expected), entry.Text.Replace(",", "", StringComparison.Ordinal));
            }
        );
    }

    [Fact]
    public void Counts_are_those_of_the_files()
    {
        var claims = File.ReadAllLines(Checkout.PathOf("results/published/claims.csv")).Skip(1).ToList();

        Assert.Equal(claims.Count.ToString(CultureInfo.InvariantCulture), TextOf("published-claims"));
        Assert.Equal(
            claims
                .Count(row => row.Contains(",reproduced,", StringComparison.Ordinal))
                .ToString(CultureInfo.InvariantCulture),
            TextOf("published-reproduced")
        );
    }

    [Fact]
    public void Settings_are_those_of_the_parameters()
    {
        Assert.Equal("2,000", TextOf("described-sequences"));
        Assert.Equal("10", TextOf("kept"));
    }

    private static string TextOf(string name) => Manuscript.Numbers.First(number => number.Key.Content == name).Value;

    // By the decimal's own arithmetic, halves to the even digit, of the double's exact value: 172.95 lies below a half.
    private static string Rounded(NumberGroup group, string field)
    {
        if (group.Decimals is not { } decimals)
        {
            return field.Replace(",", "", StringComparison.Ordinal);
        }
        var number = double.Parse(field, CultureInfo.InvariantCulture) * (group.IsPercentage ? 100 : 1);
        var value = decimal.Parse(number.ToString("F24", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var text = Math.Round(value, decimals).ToString($"F{decimals}", CultureInfo.InvariantCulture);
        return group.Trims && text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    private static string Field(CellNumber cell, string column)
    {
        var lines = File.ReadAllLines(Checkout.PathOf(cell.Group.File));
        return Fields(lines[cell.Row.Line - 1])[Array.IndexOf(Fields(lines[0]), column)];
    }

    private static string[] Fields(string line)
    {
        var (fields, field, isQuoted) = (new List<string>(), "", false);
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (letter == ',' && !isQuoted)
            {
                fields.Add(field);
                field = "";
            }
            else
            {
                field += letter;
            }
        }
        return [.. fields, field];
    }
}
