using Manuscript;

namespace Figures.Tests;

/// <summary>A file that cannot be used is named, with the line and column where there is one, and nothing is drawn.</summary>
public sealed class BadResultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("published", "history.csv")]
    [InlineData("published", "sweep.csv")]
    [InlineData("published", "conditions.csv")]
    [InlineData("described", "estimates.csv")]
    [InlineData("described", "cells.csv")]
    public void A_missing_file_is_named(string study, string file) =>
        Refused(study, file, results => File.Delete(Path.Combine(results, file)), "there is no such file");

    [Theory]
    [InlineData("published", "history.csv", 3, "validation_loss")]
    [InlineData("published", "sweep.csv", 2, "performance_maintained")]
    [InlineData("described", "estimates.csv", 4, "estimate")]
    [InlineData("described", "cells.csv", 5, "loss")]
    [InlineData("described", "cells.csv", 101, "shuffle_change")]
    public void What_is_no_number_is_named_with_its_line_and_column(string study, string file, int line, string column)
    {
        var error = Refused(
            study,
            file,
            results => Spoil(Path.Combine(results, file), line, column),
            $"column '{column}' must be a number, but is 'much'"
        );

        Assert.Equal(line, error.Line);
    }

    [Theory]
    [InlineData("published", "history.csv", "epoch")]
    [InlineData("described", "cells.csv", "seed")]
    [InlineData("described", "estimates.csv", "against")]
    public void A_column_that_is_missing_is_named(string study, string file, string column) =>
        Refused(
            study,
            file,
            results =>
            {
                var path = Path.Combine(results, file);
                File.WriteAllText(path, File.ReadAllText(path).Replace(column, "other", StringComparison.Ordinal));
            },
            $"column '{column}' is missing"
        );

    [Fact]
    public void A_model_that_only_one_file_has_is_named() =>
        Refused(
            "described",
            "estimates.csv",
            results =>
            {
                var path = Path.Combine(results, "cells.csv");
                File.WriteAllLines(
                    path,
                    File.ReadLines(path).Where(line => !line.Contains("joint", StringComparison.Ordinal)).ToList()
                );
            },
            "has the model 'joint', which cells.csv lacks"
        );

    [Fact]
    public void A_file_without_rows_is_refused() =>
        Refused(
            "described",
            "estimates.csv",
            results => Keep(Path.Combine(results, "estimates.csv"), 1),
            "has no rows"
        );

    [Fact]
    public void Conditions_without_the_sweep_are_refused() =>
        Refused(
            "published",
            "conditions.csv",
            results => Keep(Path.Combine(results, "conditions.csv"), 2),
            "has no row for"
        );

    private ResultsFileException Refused(string study, string file, Action<string> spoil, string problem)
    {
        var results = Committed.CopyOfResults(study, _folder);
        spoil(results);

        var error = Assert.Throws<ResultsFileException>(() => Committed.Draw(study, results, _folder["drawn"]));

        Assert.Equal(Path.Combine(results, file), error.File);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["drawn"]));
        return error;
    }

    private static void Keep(string path, int lines) =>
        File.WriteAllLines(path, File.ReadLines(path).Take(lines).ToList());

    private static void Spoil(string path, int line, string column)
    {
        var lines = File.ReadAllLines(path);
        var at = Array.IndexOf(lines[0].Split(','), column);
        var fields = lines[line - 1].Split(',');
        fields[at] = "much";
        lines[line - 1] = string.Join(',', fields);
        File.WriteAllLines(path, lines);
    }
}
