using Manuscript.Claims;
using Manuscript.Tables;

namespace Manuscript.Tests;

public sealed class ResultsFileExceptionTests : IDisposable
{
    private readonly PublishedStudy _study = new();

    public void Dispose() => _study.Dispose();

    [Fact]
    public void A_metrics_file_that_is_missing_is_named()
    {
        File.Delete(_study.At("baseline.json"));
        var error = Refused();
        Assert.Equal((_study.At("baseline.json"), null), (error.File, error.Line));
    }

    [Theory]
    [InlineData("sweep-05.json", "\"dense_loss\"", "\"dense_los\"", 1, "'dense_loss' is missing")]
    [InlineData(
        "sweep-05.json",
        "\"kept_positions\": 10",
        "\"kept_positions\": 10.5",
        3,
        "'kept_positions' must be a whole"
    )]
    [InlineData(
        "sweep-05.json",
        "\"length\": 200",
        "\"length\": [200]",
        4,
        "'length' must be a whole number, but is a list"
    )]
    [InlineData("comparison-joint.json", "\"joint\"", "\"Joint\"", 2, "one of traditional, sparse, joint")]
    [InlineData("comparison-joint.json", "\"joint\"", "\"sparse\"", 2, "a model that no other")]
    [InlineData("comparison-joint.json", "\"parameters\": 27505,", "\"parameters\": 27505", 4, "not well-formed JSON")]
    [InlineData(
        "protocol.json",
        "\"training_fraction\": 0.8",
        "\"fraction\": 0.8",
        42,
        "'sweep.sparse.training_fraction' is missing"
    )]
    [InlineData(
        "protocol.json",
        "\"minimum\": 1",
        "\"minimum\": true",
        26,
        "'sweep.data.motifs_per_sequence.minimum' must be"
    )]
    public void A_wrong_field_is_named_with_file_and_line(string file, string from, string to, int line, string says)
    {
        Replace(_study.At(file), from, to);

        var error = Refused();

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{error.File}, line {line}: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".json", error.File, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
    }

    [Theory]
    [InlineData("epoch,", "epochs,", 1, "column 'epoch' is missing")]
    [InlineData("\n3,", "\nthree,", 4, "column 'epoch' must be a whole number, but is 'three'")]
    [InlineData("\n25,", "\n25,0.1,", 26, "not well-formed CSV")]
    public void A_wrong_history_is_named_with_file_and_line(string from, string to, int line, string says)
    {
        var history = _study.At("comparison-joint-history.csv");
        Replace(history, from, to);

        var error = Refused();

        Assert.Equal((history, line), (error.File, error.Line));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_history_is_refused()
    {
        File.WriteAllText(_study.At("baseline-history.csv"), "");
        Assert.Contains("the file is empty", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_sparsity_twice_is_refused()
    {
        var cell = _study.At("sweep-05.json");
        _study.Inputs = _study.Inputs with { SweepCells = [cell, cell] };
        Assert.Contains("'sparsity' must be a sparsity that no other", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_without_the_dense_model_is_refused()
    {
        _study.Inputs = _study.Inputs with { ComparisonModels = [_study.At("comparison-joint.json")] };
        Assert.Contains("'traditional' model is missing", Refused().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sweep.csv", "0.1,20", "0.1,twenty", 3, "column 'kept_positions'")]
    [InlineData("comparison.csv", "\nsparse,2346,0", "\nsparse,2346,0x", 3, "column 'test_loss' must be a number")]
    [InlineData("baseline.csv", "motif_share", "share", 1, "column 'motif_share' is missing")]
    [InlineData("claims.csv", "not-applicable", "unknown", 2, "reproduced, differs, not-applicable")]
    [InlineData("conditions.csv", ",42,", ",forty-two,", 2, "column 'seed'")]
    public void A_results_file_that_cannot_be_rendered_is_named(
        string name,
        string from,
        string to,
        int line,
        string says
    )
    {
        _study.Write();
        var file = Path.Combine(_study.Results, name);
        Replace(file, from, to);

        var error = Assert.Throws<ResultsFileException>(() =>
            TableRendering.Write(_study.Results, "mine", _study.Tables)
        );

        Assert.Equal((file, line), (error.File, error.Line));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_study.Tables));
    }

    [Fact]
    public void A_baseline_of_two_rows_is_refused()
    {
        _study.Write();
        var file = Path.Combine(_study.Results, "baseline.csv");
        File.AppendAllText(file, _study.Lines("baseline.csv")[1] + "\n");

        var error = Assert.Throws<ResultsFileException>(() => TableRendering.Read(_study.Results));

        Assert.Contains("has 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_after_a_text_that_spans_lines_is_counted_right()
    {
        var file = _study.At("claims.csv");
        File.WriteAllText(
            file,
            "id,section,statement,paper_value,obtained,verdict,holds,estimate,low,high,n,evidence\n"
                + "a,1,\"two\nlines\",,,differs,,,,,,\nb,1,,,,wrong,,,,,,\n"
        );
        Assert.Equal(4, Assert.Throws<ResultsFileException>(() => ClaimRow.Read(file)).Line);
    }

    private static void Replace(string file, string from, string to)
    {
        var text = File.ReadAllText(file);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{from} is not in {file}");
        File.WriteAllText(file, text.Remove(at, from.Length).Insert(at, to));
    }

    private ResultsFileException Refused()
    {
        var error = Assert.Throws<ResultsFileException>(() => _study.Write());
        Assert.False(Directory.Exists(_study.Results), "nothing may be written from inputs that are refused");
        return error;
    }
}
