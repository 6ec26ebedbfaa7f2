using Build.Benchmarking;

namespace Build.Tests.Benchmarking;

public sealed class BenchmarkFigureTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("figures-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(5.0, null, true)]
    [InlineData(4.9, null, false)]
    [InlineData(null, 5.0, true)]
    [InlineData(null, 5.1, false)]
    public void A_figure_holds_within_its_limits(double? limit, double? atLeast, bool? holds) =>
        Assert.Equal(holds, new BenchmarkFigure("any", 5, "s", limit, atLeast).Holds);

    [Fact]
    public void The_steps_of_a_run_have_the_seconds_that_it_printed() =>
        Assert.Equal(
            [("published/data/sweep", 0.7), ("published/train/joint", 12.25)],
            StepTimes.Of(
                new ChildProcess(
                    "  run    published/data/sweep  (new)\n  done   published/data/sweep  0.7 s\n"
                        + "  done   published/train/joint  12.25 s, at 2 jobs\n",
                    13,
                    null
                )
            )
        );

    // Of one file the later report counts: 1 of 2 there, and 3 of 3 in the other; what was not tested never counts.
    [Fact]
    public void The_mutation_score_is_of_each_file_s_latest_report()
    {
        Report(
            "first",
            minutesAgo: 2,
            """{ "a.cs": ["Survived", "Survived"], "b.cs": ["Killed", "Timeout", "Killed"] }"""
        );
        Report(
            "later",
            minutesAgo: 1,
            """{ "a.cs": ["Killed", "NoCoverage", "Ignored"], "b.cs": ["Ignored", "CompileError"] }"""
        );

        var score = MutationReport.Score(_folder.FullName)!;

        Assert.Equal(80, score.Value);
        Assert.False(score.Holds);
        Assert.Contains("of 5", score.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_report_there_is_no_score()
    {
        Assert.Null(MutationReport.Score(_folder.FullName));
        Assert.Null(MutationReport.Score(Path.Combine(_folder.FullName, "none")));
    }

    private void Report(string name, int minutesAgo, string statuses)
    {
        var files = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string[]>>(statuses)!;
        var report = new
        {
            files = files.ToDictionary(
                file => file.Key,
                file => new { mutants = file.Value.Select(status => new { status }) }
            ),
        };
        var path = Path.Combine(_folder.CreateSubdirectory($"{name}/reports").FullName, "mutation-report.json");
        File.WriteAllText(path, System.Text.Json.JsonSerializer.Serialize(report));
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-minutesAgo));
    }
}
