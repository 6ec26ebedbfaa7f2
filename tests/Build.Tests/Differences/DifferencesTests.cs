using Build.Differences;
using Build.Parameters;
using Build.Tests.Parameters;

namespace Build.Tests.Differences;

public sealed class DifferencesTests : IDisposable
{
    private const string Sweep = "results/published/sweep.csv";

    private readonly Repository _repository = new(
        (Sweep, "sparsity,kept,loss\n0.05,10,0.5\n0.1,20,0.25\n"),
        ("results/published/history.csv", "step,epoch,loss\na,1,0.5\na,2,0.4\nb,1,0.3\n"),
        ("results/published/gone.csv", "model,loss\nsparse,1\n"),
        ("results/published/measured/times.csv", "step,seconds\na,1\n")
    );

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Equal_results_do_not_differ()
    {
        Assert.Empty(Results());
    }

    [Fact]
    public void A_changed_value_is_named_by_its_file_row_and_column()
    {
        _repository.Write(Sweep, "sparsity,kept,loss\n0.05,10,0.5\n0.1,20,0.2\n");

        Assert.Equal([new Difference("sweep.csv", "0.1, loss", "0.25", "0.2")], Results());
    }

    [Fact]
    public void Rows_of_one_name_are_told_apart_by_further_columns_and_may_move()
    {
        _repository.Write("results/published/history.csv", "step,epoch,loss\nb,1,0.3\na,2,0.45\na,1,0.5\n");

        Assert.Equal([new Difference("history.csv", "a 2, loss", "0.4", "0.45")], Results());
    }

    [Fact]
    public void New_and_lost_rows_columns_and_files_have_one_side()
    {
        _repository.Write(Sweep, "sparsity,kept,loss,mae\n0.05,10,0.5,1\n0.2,40,0.1,2\n");
        File.Delete(_repository.At("results/published/gone.csv"));
        _repository.Write("results/published/new.csv", "model,loss\njoint,3\n");

        Assert.Equal(
            [
                new Difference("gone.csv", "model", "sparse", null),
                new Difference("gone.csv", "loss", "1", null),
                new Difference("new.csv", "model", null, "joint"),
                new Difference("new.csv", "loss", null, "3"),
                new Difference("sweep.csv", "0.05, mae", null, "1"),
                new Difference("sweep.csv", "0.2, kept", null, "40"),
                new Difference("sweep.csv", "0.2, loss", null, "0.1"),
                new Difference("sweep.csv", "0.2, mae", null, "2"),
                new Difference("sweep.csv", "0.1, kept", "20", null),
                new Difference("sweep.csv", "0.1, loss", "0.25", null),
            ],
            Results()
        );
    }

    [Theory]
    [InlineData("seed: 42", "seed: 7", "seed", "42", "7")]
    [InlineData("[0.05, 0.1, 0.2]", "[0.05]", "sweep.sparsities", "[0.05, 0.1, 0.2]", "[0.05]")]
    [InlineData("strength: 0.8 }", "strength: 0.9 }", "sweep.data.motifs[0].strength", "0.8", "0.9")]
    [InlineData("    seed: 42 ", "    momentum: 1\n    seed: 42 ", "momentum", null, "1")]
    public void A_changed_parameter_is_named_by_its_path(
        string passage,
        string replacement,
        string path,
        string? there,
        string? here
    )
    {
        var differences = ParameterDifferences.Of(
            "published",
            ParameterFile.Parse(CommittedParameters.Text, "there"),
            ParameterFile.Parse(CommittedParameters.With(passage, replacement), "here")
        );

        Assert.Equal([new Difference("", path, there, here)], differences);
    }

    [Fact]
    public void Comments_and_layout_of_parameters_do_not_differ()
    {
        var here = CommittedParameters.With("# all three scripts", "# everywhere").Replace("seed: 42", "seed:   42");

        Assert.Empty(
            ParameterDifferences.Of(
                "published",
                ParameterFile.Parse(CommittedParameters.Text, "there"),
                ParameterFile.Parse(here, "here")
            )
        );
    }

    [Fact]
    public void A_change_is_given_as_number_and_share_and_long_lists_are_cut()
    {
        var many = Enumerable.Range(0, 61).Select(i => new Difference("a.csv", $"{i}, loss", "-2", "-1"));

        var table = Assert.Single(DifferenceTables.Of("main", many));

        Assert.Equal("a.csv: 61 values differ; the first 60 are shown", table.Caption);
        Assert.Equal(60, table.Rows.Count);
        Assert.Equal(
            ["0, loss", "-2", "-1", "+1 (+50 %)"],
            table.Rows[0].Select((cell, at) => cell.Plain(table.Columns[at]))
        );
    }

    [Fact]
    public void A_revision_that_is_not_there_is_named()
    {
        var error = Assert.Throws<UserErrorException>(() => new GitRevision(_repository.Root, "nosuch"));

        Assert.Contains("--against nosuch", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_repository_is_explained()
    {
        var folder = Directory.CreateTempSubdirectory("genomic-nogit-");

        Assert.Throws<UserErrorException>(() => new GitRevision(folder.FullName, "HEAD"));

        folder.Delete();
    }

    private List<Difference> Results() =>
        [
            .. ResultDifferences.Of(
                new GitRevision(_repository.Root, "HEAD"),
                "results/published",
                _repository.At("results/published")
            ),
        ];
}
