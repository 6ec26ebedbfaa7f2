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
            "Compare",
            "--target",
            "RenderTables",
            "--target",
            "RenderFigures",
        ]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains(" claims hold, ", run.Output, StringComparison.Ordinal);
        string[] beyond = study == "rigorous" ? ["targets"] : [];
        foreach (
            var table in (string[])["models", "selection", "motifs", "sight", "leakage", "claims", "cost", .. beyond]
        )
        {
            await VerifyFile(_folder[$"results/{study}/tables/{table}.md"])
                .UseDirectory("Snapshots")
                .UseFileName($"{study}-small-{table}");
        }
        string[] figures = ["skill", "loss", "retention", "selection", "motif-selection", "sensitivity", "seeds"];
        foreach (var figure in (string[])[.. figures, "learning-curves", "calibration"])
        {
            var svg = File.ReadAllText(_folder[$"results/{study}/figures/{figure}.svg"]);
            Assert.EndsWith("</svg>\n", svg, StringComparison.Ordinal);
            Assert.DoesNotContain("not measured", svg, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Single_sequences_are_shown_with_what_was_planted_kept_and_attended_to()
    {
        var run = GraphRun.Of(SmallReplicatedStudy.In(_folder, "rigorous"));

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        var examples = File.ReadAllLines(_folder["results/rigorous/examples.csv"])
            .Skip(1)
            .Select(row => row.Split(','))
            .ToList();
        string[] models = ["dense", "sparse 10%", "motif-dense", "motif-sparse 10%"];
        Assert.Equal(models.SelectMany(model => Enumerable.Repeat(model, 10)), examples.Select(row => row[2]));
        Assert.All(
            examples,
            row =>
            {
                Assert.Equal(200, row[4].Length);
                Assert.Equal(row[2].Contains("sparse", StringComparison.Ordinal) ? 20 : 0, Words(row[8]).Length);
                Assert.Equal(row[2] == "sparse 10%" ? 0 : 200, Words(row[9]).Length);
            }
        );
        Assert.Contains(examples, row => row[7].Contains(":GC box", StringComparison.Ordinal));

        static string[] Words(string field) => field.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public void Costs_are_measured_outside_of_what_is_locked()
    {
        string[] study = [.. SmallReplicatedStudy.In(_folder, "described"), "--set", "described.sparsities=[0.1]"];
        string[] lengths = ["--set", "described.cost.lengths=[200, 1000]"];

        var run = GraphRun.Of([.. study, .. lengths, "--target", "MeasureCost"]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(["described/cost"], run.Ran);
        // Three kernels, one sparse model and the joint one; two lengths, there and back.
        var rows = File.ReadAllLines(_folder["results/described/measured/cost.csv"]);
        Assert.Equal(1 + (5 * 2 * 2), rows.Length);
        Assert.All(rows.Skip(1), row => Assert.EndsWith(",", row, StringComparison.Ordinal)); // None is left out.
        Assert.Equal(
            1 + (5 * 2),
            File.ReadAllLines(_folder["results/described/measured/seconds_exponents.csv"]).Length
        );
        Assert.True(File.Exists(_folder["results/described/cost.csv"]));
        Assert.False(File.Exists(_folder["results/described/steps.lock"]));
    }

    [Fact]
    public void Costs_of_a_study_that_counts_none_cannot_be_measured()
    {
        var run = GraphRun.Of("--target", "MeasureCost", "--cache", _folder["cache"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the study 'published' has no 'cost'", run.Errors, StringComparison.Ordinal);
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
            .Where(step => step is not ("described/statistics" or "described/compare"))
            .Where(step => step is not ("described/history" or "described/calibration"));
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
    [InlineData("rigorous")]
    public void The_committed_results_are_those_that_the_committed_lock_names(string study)
    {
        var results = Path.Combine(Checkout.Root, "results", study);
        var locked = File.ReadAllText(Path.Combine(results, "steps.lock"));

        Assert.All(
            Directory.GetFiles(results, "*.csv"),
            file =>
            {
                var bytes = File.ReadAllBytes(file);
                Assert.Contains(
                    Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
                    locked,
                    StringComparison.Ordinal
                );
            }
        );
    }
}
