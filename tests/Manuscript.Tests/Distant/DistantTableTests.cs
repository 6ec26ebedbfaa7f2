using Manuscript.Distant;

namespace Manuscript.Tests.Distant;

public sealed class DistantTableTests : IDisposable
{
    private const string Header =
        "model,length,n,bytes,seconds_per_epoch,stop,accuracy,low,high,kept,both_kept,one_motif_ceiling\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("distant").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_model_that_stops_has_no_accuracy_but_what_it_would_take()
    {
        var table = Render(
            Header
                + "sparse one,1000,3,1073741824,2.5,,0.985,0.97,1,64,0.99,0.8\n"
                + "dense one,1000,3,8589934592,9.5,memory,,,,,,0.8\n"
        );

        Assert.Contains("3 seeds", table, StringComparison.Ordinal);
        Assert.Contains("at most 80%", table, StringComparison.Ordinal);
        Assert.Equal(["sparse one", "1,000", @"98.5 \[97.0, 100.0]", "64", "99", "1.00", "2.5", ""], Cells(table, 2));
        Assert.Equal(["dense one", "1,000", "–", "–", "–", "8.00", "9.5", "in memory"], Cells(table, 3));
    }

    [Theory]
    [InlineData(Header, "has no row below its header")]
    [InlineData(Header + "a,1,3,1,1,space,,,,,,0.8\n", "column 'stop' must be empty, memory or time, but is 'space'")]
    public void A_file_that_cannot_be_used_is_explained(string csv, string expected)
    {
        var error = Assert.Throws<ResultsFileException>(() => Render(csv));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static string[] Cells(string table, int line) =>
        [
            .. table
                .Split('\n')
                .Where(text => text.StartsWith('|'))
                .ElementAt(line)
                .Split('|')[1..^1]
                .Select(cell => cell.Trim()),
        ];

    private string Render(string csv)
    {
        File.WriteAllText(Path.Combine(_folder, "estimates.csv"), csv);
        DistantTable.Write(_folder, "mine", _folder);
        return File.ReadAllText(Path.Combine(_folder, "lengths.md"));
    }
}
