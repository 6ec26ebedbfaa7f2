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
    [InlineData("distant", "estimates.csv")]
    public void A_missing_file_is_named(string study, string file) =>
        Refused(study, file, results => File.Delete(Path.Combine(results, file)), "there is no such file");

    [Theory]
    [InlineData("published", "history.csv", 3, "validation_loss")]
    [InlineData("published", "sweep.csv", 2, "performance_maintained")]
    [InlineData("described", "estimates.csv", 4, "estimate")]
    [InlineData("described", "cells.csv", 5, "loss")]
    [InlineData("described", "cost_exponents.csv", 2, "bytes_exponent")]
    [InlineData("described", "history.csv", 3, "validation_low")]
    [InlineData("described", "calibration.csv", 4, "mean_observed")]
    [InlineData("distant", "estimates.csv", 2, "accuracy")]
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
    [InlineData("described", "history.csv", "sequences")]
    [InlineData("described", "calibration.csv", "mean_predicted")]
    [InlineData("distant", "estimates.csv", "one_motif_ceiling")]
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

    [Theory]
    [InlineData("estimates.csv", "has the loss of 'dense' twice")]
    [InlineData("cells.csv", "has seed 1 of '3-mers' twice")]
    public void A_row_that_is_there_twice_is_named(string file, string problem) =>
        Refused(
            "described",
            file,
            results =>
            {
                var path = Path.Combine(results, file);
                var again = File.ReadLines(path)
                    .First(line =>
                        line.StartsWith("2000,dense,loss,,", StringComparison.Ordinal)
                        || line.StartsWith("2000,3-mers,1,", StringComparison.Ordinal)
                    );
                File.AppendAllText(path, again + "\n");
            },
            problem
        );

    [Fact]
    public void A_training_that_diverged_leaves_its_points_out_and_the_others_in()
    {
        var results = Committed.CopyOfResults("published", _folder);
        var replicated = Committed.CopyOfResults("described", _folder, "replicated");
        Spoil(Path.Combine(results, "history.csv"), 3, "validation_loss", "NaN");
        Spoil(Path.Combine(results, "sweep.csv"), 2, "performance_maintained", "NaN");
        Spoil(Path.Combine(replicated, "cells.csv"), 101, "loss", "NaN");
        Spoil(Path.Combine(replicated, "estimates.csv"), 4, "estimate", "NaN");
        Spoil(Path.Combine(replicated, "estimates.csv"), 8, "high", "Infinity");

        Committed.Draw("published", results, _folder["drawn"]);
        Committed.Draw("described", replicated, _folder["drawn"]);

        Assert.All(
            Directory.GetFiles(_folder["drawn"], "*.svg"),
            file => Assert.DoesNotContain("nan", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase)
        );
    }

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

    private static void Spoil(string path, int line, string column, string value = "much")
    {
        var lines = File.ReadAllLines(path);
        var at = Array.IndexOf(lines[0].Split(','), column);
        var fields = lines[line - 1].Split(',');
        fields[at] = value;
        lines[line - 1] = string.Join(',', fields);
        File.WriteAllLines(path, lines);
    }
}
