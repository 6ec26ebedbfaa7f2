using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace EndToEnd;

/// <summary>
/// The study <c>published</c> trained as params.yaml says gives the committed results and tables again. To accept a
/// change: look at it, take over the received snapshots, and run
/// <c>./build.sh --target Compare --target RenderTables</c>.
/// </summary>
public sealed class CommittedResultsTests(CommittedResultsTests.PublishedRun run)
    : IClassFixture<CommittedResultsTests.PublishedRun>
{
    public static TheoryData<string> Results =>
        ["sweep.csv", "comparison.csv", "baseline.csv", "conditions.csv", "claims.csv", "history.csv"];

    public static TheoryData<string> Tables => ["sweep.md", "comparison.md", "baseline.md", "claims.md"];

    [ExactArithmeticTheory]
    [MemberData(nameof(Results))]
    public Task A_result_has_every_digit_of_its_snapshot(string name) => Held(run.Results[name]);

    [Theory]
    [MemberData(nameof(Tables))]
    public Task A_table_has_every_printed_digit_of_its_snapshot(string name) => Held(run.Results[$"tables/{name}"]);

    [ExactArithmeticTheory]
    [MemberData(nameof(Results))]
    public void A_committed_result_is_the_one_obtained(string name) =>
        Assert.Equal(
            File.ReadAllText(run.Results[name]),
            File.ReadAllText(Path.Combine(Checkout.Root, "results", "published", name))
        );

    [Fact]
    public void The_committed_tables_are_those_obtained()
    {
        var obtained = Directory
            .GetFiles(run.Results["tables"])
            .Select(file => Path.GetFileName(file)!)
            .Order()
            .ToList();

        Assert.Equal(8, obtained.Count);
        Assert.All(
            obtained,
            name =>
                Assert.Equal(
                    File.ReadAllText(run.Results[$"tables/{name}"]),
                    File.ReadAllText(Path.Combine(Checkout.Root, "paper", "tables", "published", name))
                )
        );
    }

    [Fact]
    public void Every_output_of_every_step_has_its_committed_digest()
    {
        using var folder = new TemporaryFolder();

        var locked = GraphRun.Of("--locked", "--output", folder.Path);

        Assert.True(locked.ExitCode == 0, locked.Errors);
    }

    [Fact]
    public void The_run_ends_with_the_claims_and_the_folder_of_its_results()
    {
        var lines = run.Run.Output.TrimEnd().Split('\n');

        Assert.Equal(0, run.Run.ExitCode);
        Assert.Contains(
            lines,
            line =>
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["4.2-retention-10", "96.1%", "96.1%", "yes"]
        );
        Assert.Equal($"results in {run.Results.Path}", lines[^1]);
    }

    private static SettingsTask Held(string path) =>
        VerifyFile(path).UseDirectory("Snapshots").UseFileName(Path.GetFileName(path).Replace('.', '-'));

    /// <summary>One run of the study, for all tests.</summary>
    public sealed class PublishedRun : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public PublishedRun()
        {
            Run = GraphRun.Of("--target", "Compare", "--target", "RenderTables", "--output", _folder["results"]);
            Assert.True(Run.ExitCode == 0, Run.Output + Run.Errors);
            Results = new TemporaryFolder(_folder["results/published"]);
        }

        internal GraphRun Run { get; }

        internal TemporaryFolder Results { get; }

        public void Dispose() => _folder.Dispose();
    }

    /// <summary>Elsewhere only printed digits are promised.</summary>
    private sealed class ExactArithmeticTheoryAttribute : TheoryAttribute
    {
        public ExactArithmeticTheoryAttribute()
        {
            if (RuntimeInformation.ProcessArchitecture != Architecture.X64 || !Avx2.IsSupported)
            {
                Skip = "The last digits are promised on x86-64 with AVX2 alone.";
            }
        }
    }
}
