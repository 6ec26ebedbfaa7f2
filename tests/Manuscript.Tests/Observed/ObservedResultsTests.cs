using Manuscript.Claims;
using Manuscript.Observed;

namespace Manuscript.Tests.Observed;

/// <summary>Statistics are taken over whole or not at all, and targets judged by whole intervals.</summary>
public sealed class ObservedResultsTests : IDisposable
{
    private const string Primary = "motif-dense, mean of seeds";

    private readonly ObservedFolder _study = new();

    public void Dispose() => _study.Dispose();

    [Theory]
    [InlineData(ObservedTask.Binary)]
    [InlineData(ObservedTask.Multiclass)]
    [InlineData(ObservedTask.Regression)]
    public void Exactly_the_files_of_the_task_are_written_and_copies_are_the_same_bytes(ObservedTask task)
    {
        using var study = new ObservedFolder(task);

        var targets = study.Compare();

        Assert.Equal(
            ObservedFiles.Results(task, hasTargets: targets.Count > 0).Order(),
            Directory.GetFiles(study.Results).Select(Path.GetFileName).Order()
        );
        Assert.All(
            ObservedFiles.Statistics(task),
            file =>
                Assert.Equal(
                    File.ReadAllBytes(Path.Combine(study.Statistics, file)),
                    File.ReadAllBytes(Path.Combine(study.Results, file))
                )
        );
    }

    [Theory]
    [InlineData(1, 4, Holding.Yes)]
    [InlineData(1, 4.5, Holding.Undecided)]
    [InlineData(4, 6, Holding.Undecided)]
    [InlineData(4.5, 6, Holding.No)]
    public void At_most_is_reached_where_the_whole_interval_is_at_or_below(double low, double high, Holding reached) =>
        Assert.Equal(reached, Judged(low, high, "at_most").Judgement!.Holds);

    [Theory]
    [InlineData(4, 6, Holding.Yes)]
    [InlineData(3.5, 6, Holding.Undecided)]
    [InlineData(1, 4, Holding.Undecided)]
    [InlineData(1, 3.5, Holding.No)]
    public void At_least_is_reached_where_the_whole_interval_is_at_or_above(double low, double high, Holding reached) =>
        Assert.Equal(reached, Judged(low, high, "at_least").Judgement!.Holds);

    [Fact]
    public void A_target_is_judged_under_the_believed_split_or_the_one_that_it_names()
    {
        var targets = _study.Compare();

        Assert.Equal("grouped: motif-dense, mean of seeds: errors, at most 20", targets[0].Statement);
        Assert.Equal("leave-one-out: motif-dense, mean of seeds: errors, at most 4", targets[1].Statement);
        Assert.Equal(
            "grouped: motif-dense, mean of seeds: errors difference against dense, mean of seeds, at most 0",
            targets[2].Statement
        );
        Assert.Equal("sample/statistics", targets[0].Judgement!.Evidence);
        Assert.Equal(5, targets[0].Judgement!.N);
        Assert.Equal(targets, ObservedResults.ReadTargets(_study.Results));
    }

    [Fact]
    public void A_target_of_a_region_is_judged_by_what_is_kept_of_it()
    {
        _study.Edit(
            "protocol.json",
            "\"model\": \"motif-dense, mean of seeds\", \"measure\": \"errors\", \"at_most\": 20",
            "\"model\": \"motif-sparse 10%\", \"measure\": \"enrichment\", \"region\": \"-10 box\", \"at_least\": 100"
        );

        var target = _study.Compare()[0];

        Assert.Equal("grouped: motif-sparse 10%: enrichment of the -10 box, at least 100", target.Statement);
        Assert.Equal(Holding.No, target.Judgement!.Holds);
        Assert.NotNull(target.Judgement.Estimate);
        Assert.Null(target.Judgement.N);
    }

    [Fact]
    public void What_is_undefined_or_not_measured_is_undecided()
    {
        _study.Edit("protocol.json", "\"model\": \"dense, mean of seeds\"", "\"model\": \"class frequency\"");
        _study.Edit("protocol.json", "\"errors\", \"at_most\": 20", "\"erors\", \"at_most\": 20");

        var targets = _study.Compare();

        Assert.Equal(
            (Holding.Undecided, "this study does not measure it"),
            (targets[0].Judgement!.Holds, targets[0].Obtained)
        );
        Assert.Equal((Holding.Undecided, "undefined here"), (targets[3].Judgement!.Holds, targets[3].Obtained));
    }

    [Theory]
    [InlineData("data.csv")]
    [InlineData("cells.csv")]
    [InlineData("estimates.csv")]
    [InlineData("predictions.csv")]
    [InlineData("confusion.csv")]
    [InlineData("calibration.csv")]
    [InlineData("positions.csv")]
    [InlineData("selection.csv")]
    [InlineData("relatives.csv")]
    public void A_missing_file_is_named(string file)
    {
        File.Delete(Path.Combine(_study.Statistics, file));

        Refused(file, "there is no such file");
    }

    [Theory]
    [InlineData("cells.csv", "value")]
    [InlineData("estimates.csv", "against")]
    [InlineData("predictions.csv", "target")]
    [InlineData("positions.csv", "kept")]
    [InlineData("calibration.csv", "observed")]
    public void A_column_of_another_name_is_named(string file, string column)
    {
        _study.Edit(file, $",{column}", $",other_{column}");

        Refused(file, $"column '{column}' is missing");
    }

    [Theory]
    [InlineData("confusion.csv", "count")]
    [InlineData("relatives.csv", "equal")]
    [InlineData("selection.csv", "high")]
    public void A_column_too_many_is_named(string file, string last)
    {
        var path = Path.Combine(_study.Statistics, file);
        File.WriteAllLines(path, File.ReadLines(path).Select((line, at) => line + (at == 0 ? ",more" : ",1")).ToList());

        Refused(file, "column 'more' is none of this file's");
        Assert.EndsWith(
            last,
            File.ReadLines(path).First().Replace(",more", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("cells.csv", 3, "value", "NaN")]
    [InlineData("estimates.csv", 4, "low", "NaN")]
    [InlineData("estimates.csv", 2, "estimate", "Infinity")]
    [InlineData("predictions.csv", 2, "prediction", "promoter")]
    [InlineData("positions.csv", 9, "kept", "")]
    [InlineData("calibration.csv", 5, "low", "NaN")]
    [InlineData("selection.csv", 3, "estimate", "NaN")]
    [InlineData("relatives.csv", 2, "equal", "much")]
    public void What_is_no_finite_number_is_named_with_its_line_and_column(
        string file,
        int line,
        string column,
        string value
    )
    {
        Unquote(file);
        _study.Spoil(file, line, column, value);

        var error = Refused(file, $"column '{column}' must be a");

        Assert.Equal(line, error.Line);
    }

    [Fact]
    public void A_row_that_is_there_twice_is_refused()
    {
        var path = Path.Combine(_study.Statistics, "estimates.csv");
        File.AppendAllText(path, File.ReadLines(path).ElementAt(1) + "\n");

        Refused("estimates.csv", "has the errors of 'dense' under 'leave-one-out' twice");
    }

    [Theory]
    [InlineData("\"primary\": \"motif-dense", "\"primary\": \"motif-dence", "the primary model, under 'grouped'")]
    [InlineData(
        "\"name\": \"leave-one-out\", \"description\"",
        "\"name\": \"loo\", \"description\"",
        "'leave-one-out'",
        "\"split\": \"leave-one-out\"",
        "\"split\": \"loo\""
    )]
    public void Statistics_that_do_not_fit_the_study_are_refused(
        string before,
        string after,
        string problem,
        string? alsoBefore = null,
        string? alsoAfter = null
    )
    {
        _study.Edit("protocol.json", before, after);
        if (alsoBefore is not null)
            _study.Edit("protocol.json", alsoBefore, alsoAfter!);

        Refused("estimates.csv", problem);
    }

    [Theory]
    [InlineData("\"task\": \"binary\"", "\"task\": \"both\"", "'task' must be one of binary, multiclass, regression")]
    [InlineData(
        "\"believe\": \"grouped\"",
        "\"believe\": \"groupd\"",
        "'believe' must be one of the splits (leave-one-out, grouped)"
    )]
    [InlineData("\"at_most\": 20", "\"at_mots\": 20", "must be an object with either 'at_most' or 'at_least'")]
    [InlineData(
        "\"at_most\": 20",
        "\"at_most\": 20, \"at_least\": 2",
        "must be an object with either 'at_most' or 'at_least'"
    )]
    [InlineData("\"at_most\": 20", "\"at_most\": \"NaN\"", "must be a finite number")]
    [InlineData(
        "\"split\": \"leave-one-out\", \"name\": \"ID3\"",
        "\"split\": \"ten-fold\", \"name\": \"ID3\"",
        "must be one of the splits"
    )]
    [InlineData("\"confidence\": 0.95,", "", "'confidence' is missing")]
    public void Parameters_that_say_nothing_sensible_are_named(string before, string after, string problem)
    {
        _study.Edit("protocol.json", before, after);

        Refused("protocol.json", problem);
    }

    private ClaimRow Judged(double low, double high, string side)
    {
        var line = File.ReadLines(Path.Combine(_study.Statistics, "estimates.csv"))
            .Single(row => row.StartsWith($"grouped,\"{Primary}\",errors,,", StringComparison.Ordinal));
        _study.Edit(
            "estimates.csv",
            line,
            FormattableString.Invariant($"grouped,\"{Primary}\",errors,,4,{low},{high},106,79,5,")
        );
        _study.Edit("protocol.json", "\"errors\", \"at_most\": 20", $"\"errors\", \"{side}\": 4");
        return _study.Compare()[0];
    }

    // So that a line can be split at its commas.
    private void Unquote(string file)
    {
        var path = Path.Combine(_study.Statistics, file);
        File.WriteAllText(path, File.ReadAllText(path).Replace(", mean of seeds\"", "\"", StringComparison.Ordinal));
    }

    private ResultsFileException Refused(string file, string problem)
    {
        var error = Assert.Throws<ResultsFileException>(_study.Compare);

        Assert.Equal(Path.Combine(_study.Statistics, file), error.File);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_study.Results));
        return error;
    }
}
