using Build.Testing;
using Cake.Common.Diagnostics;
using Cake.Core;
using Cake.Frosting;

namespace Build.Tasks;

/// <summary>Runs every test of the checkout, those of the committed results among them.</summary>
[TaskName("Test")]
[TaskDescription("Run every test, and check that the committed results come out again")]
public sealed class Test : FrostingTask<StudyContext>
{
    /// <summary>Tests whose failure means that a result changed, not that the program is broken.</summary>
    private const string ResultTests = "EndToEnd.CommittedResultsTests.";

    /// <inheritdoc/>
    public override void Run(StudyContext context)
    {
        var reports = Path.Combine(context.Paths.Artifacts, "tests");
        if (Directory.Exists(reports))
        {
            Directory.Delete(reports, recursive: true);
        }
        var exitCode = DotNet.Run(
            context.Paths.Root,
            [
                "test",
                "SparseAttention.slnx",
                "--configuration",
                "Release",
                "--nologo",
                "--logger",
                "trx",
                "--results-directory",
                reports,
            ]
        );
        var report = Directory.Exists(reports) ? TestReport.Read(reports) : new TestReport(0, [], 0);
        context.Outcome.EndWith(report.Summary);
        if (exitCode == 0 && report is { Passed: > 0, Failed.Count: 0 })
        {
            return;
        }
        foreach (var name in report.Failed)
        {
            context.Error("failed: {0}", name);
        }
        var onlyResults = report.Failed.Count > 0 && report.Failed.All(name => name.StartsWith(ResultTests, StringComparison.Ordinal));
        context.Outcome.Result(onlyResults ? ExitCode.Difference : ExitCode.StepFailed);
        throw new CakeException(onlyResults ? "A committed result did not come out again." : "Tests failed.");
    }
}
