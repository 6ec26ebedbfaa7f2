using Manuscript.Tables;

namespace Manuscript.Tests;

public sealed class TableRenderingTests : IDisposable
{
    private readonly PublishedStudy _study = new();

    public TableRenderingTests() => _study.Write();

    public void Dispose() => _study.Dispose();

    [Theory]
    [InlineData("sweep.md")]
    [InlineData("sweep.tex")]
    [InlineData("comparison.md")]
    [InlineData("comparison.tex")]
    [InlineData("baseline.md")]
    [InlineData("baseline.tex")]
    [InlineData("claims.md")]
    [InlineData("claims.tex")]
    public Task The_golden_run_gives_this_table(string name)
    {
        TableRendering.Write(_study.Results, "mine", _study.Tables);
        return Verify(File.ReadAllText(Path.Combine(_study.Tables, name)), Path.GetExtension(name)[1..])
            .UseDirectory("Snapshots")
            .UseFileName(name.Replace('.', '-'));
    }

    [Fact]
    public void Tables_are_the_same_bytes_under_another_culture()
    {
        TableRendering.Write(_study.Results, "mine", _study.Tables);
        using (new OddCulture())
            TableRendering.Write(_study.Results, "mine", _study.At("again"));

        var files = Directory.GetFiles(_study.Tables);
        Assert.Equal(8, files.Length);
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(_study.At("again"), Path.GetFileName(file))));
            Assert.DoesNotContain((byte)'\r', bytes);
            Assert.NotEqual(0xEF, bytes[0]);
        }
    }

    [Fact]
    public void Without_conditions_the_captions_give_no_n_and_no_seed()
    {
        File.Delete(Path.Combine(_study.Results, "conditions.csv"));
        var tables = TableRendering.Read(_study.Results);

        Assert.Equal(["sweep", "comparison", "baseline", "claims"], tables.Select(table => table.Name));
        Assert.DoesNotContain(tables, table => table.Caption.Contains("seed", StringComparison.Ordinal));
        Assert.All(tables, table => Assert.EndsWith(".", table.Caption, StringComparison.Ordinal));
    }

    [Fact]
    public void A_sparsity_that_the_paper_lacks_has_no_value_beside_it()
    {
        _study.Edit("sweep-20.json", cell => (cell["sparsity"], cell["kept_positions"]) = (0.125, 25));
        _study.Write();

        var markdown = MarkdownTableWriter.Write(TableRendering.Read(_study.Results)[0]);

        Assert.Contains("|     12.5 |", markdown, StringComparison.Ordinal);
        Assert.Contains("|      5.0 |", markdown, StringComparison.Ordinal);
        Assert.EndsWith("– |\n", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_has_a_cell_for_every_column() =>
        Assert.All(
            TableRendering.Read(_study.Results),
            table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count))
        );
}
