namespace EndToEnd;

/// <summary>The studies of many seeds, at a small size, from data to verdicts.</summary>
public sealed class ReplicatedStudyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("described")]
    [InlineData("rigorous")]
    public async Task A_study_ends_with_a_verdict_on_each_claim(string study)
    {
        var run = GraphRun.Of([
            .. SmallReplicatedStudy.In(_folder, study),
            "--target",
            "RenderTables",
            "--target",
            "RenderFigures",
        ]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains(" claims hold, ", run.Output, StringComparison.Ordinal);
        foreach (var table in new[] { "models", "selection", "claims" })
        {
            await VerifyFile(_folder[$"results/{study}/tables/{table}.md"])
                .UseDirectory("Snapshots")
                .UseFileName($"{study}-small-{table}");
        }
        foreach (var figure in new[] { "skill", "loss", "retention", "selection", "sensitivity", "seeds" })
        {
            var svg = File.ReadAllText(_folder[$"results/{study}/figures/{figure}.svg"]);
            Assert.EndsWith("</svg>\n", svg, StringComparison.Ordinal);
            Assert.DoesNotContain("not measured", svg, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_further_seed_trains_only_that_seed()
    {
        GraphRun.Of(SmallReplicatedStudy.In(_folder, "described", seeds: 2));

        var further = GraphRun.Of(SmallReplicatedStudy.In(_folder, "described", seeds: 3));

        Assert.Equal(0, further.ExitCode);
        var run = further
            .Output.Split('\n')
            .Where(line => line.StartsWith("  done ", StringComparison.Ordinal))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])
            .Where(step => step is not ("described/statistics" or "described/compare"));
        Assert.NotEmpty(run);
        Assert.All(run, step => Assert.EndsWith("/seed=3", step, StringComparison.Ordinal));
    }

    [Fact]
    public void Another_number_of_jobs_gives_the_same_bytes()
    {
        string[] study = SmallReplicatedStudy.In(_folder, "rigorous");
        GraphRun.Of([.. study, "--jobs", "1"]);
        var one = File.ReadAllText(_folder["results/rigorous/cells.csv"]);

        GraphRun.Of([.. study, "--jobs", "2", "--cache", _folder["another"]]);

        Assert.Equal(one, File.ReadAllText(_folder["results/rigorous/cells.csv"]));
    }

    [Theory]
    [InlineData("described")]
    public void The_committed_results_are_those_that_the_committed_lock_names(string study)
    {
        var results = Path.Combine(Checkout.Root, "results", study);
        var locked = File.ReadAllText(Path.Combine(results, "steps.lock"));

        Assert.All(
            ["cells.csv", "estimates.csv", "claims.csv"],
            file =>
            {
                var bytes = File.ReadAllBytes(Path.Combine(results, file));
                Assert.Contains(
                    Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
                    locked,
                    StringComparison.Ordinal
                );
            }
        );
    }
}
