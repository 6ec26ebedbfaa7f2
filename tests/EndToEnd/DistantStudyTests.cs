namespace EndToEnd;

/// <summary>The study of pairs at a distance, at a small size, from data to its table.</summary>
public sealed class DistantStudyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_training_beyond_the_limits_is_a_row_and_no_failure()
    {
        var run = GraphRun.Of(
            "--study",
            "distant",
            "--output",
            _folder["results"],
            "--cache",
            _folder["cache"],
            "--set",
            "distant.seeds=2",
            "--set",
            "distant.lessons=[{ length: 64, sequences: 32, batch_size: 8, epochs: 1, learning_rate: 0.01 }, "
                + "{ length: 20000, sequences: 4, batch_size: 2, epochs: 1, learning_rate: 0.01 }]",
            "--set",
            "distant.task.test_sequences=4",
            "--set",
            "distant.limits.seconds_per_epoch=5",
            "--set",
            "distant.motif_sparse.kept=16",
            "--target",
            "Compare",
            "--target",
            "RenderTables",
            "--target",
            "RenderFigures"
        );

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        var estimates = File.ReadAllLines(_folder["results/distant/estimates.csv"]);
        Assert.Equal(1 + (7 * 2), estimates.Length);
        Assert.Contains(
            estimates,
            row =>
                row.StartsWith("\"dense, all pairs\",20000,2,", StringComparison.Ordinal)
                && row.Contains(",memory,", StringComparison.Ordinal)
        );
        Assert.Contains(
            estimates,
            row =>
                row.StartsWith("motif-sparse,20000,2,", StringComparison.Ordinal)
                && row.Contains(",16,", StringComparison.Ordinal)
        );
        Assert.Equal(1 + (7 * 2 * 2), File.ReadAllLines(_folder["results/distant/cells.csv"]).Length);
        var table = File.ReadAllText(_folder["results/distant/tables/lengths.md"]);
        Assert.Contains("in memory", table, StringComparison.Ordinal);
        Assert.Contains("in time", table, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["results/distant/tables/lengths.tex"]));
        Assert.True(File.Exists(_folder["results/distant/figures/lengths.svg"]));
    }
}
