using Cake.Common.Diagnostics;
using Cake.Core;

namespace Build.Testing;

/// <summary>Runs tests of the checkout and ends the task as they ended.</summary>
internal static class TestRun
{
    /// <summary>Tests whose failure means that a result changed, not that the program is broken.</summary>
    private const string ResultTests = "EndToEnd.CommittedResultsTests.";

    /// <summary>Runs the solution's tests.</summary>
    /// <param name="context">The task's.</param>
    /// <param name="arguments">Further arguments of <c>dotnet test</c>.</param>
    /// <param name="variables">Variables that the tests see.</param>
    /// <exception cref="CakeException">A test failed, or none ran.</exception>
    public static void Run(
        StudyContext context,
        IEnumerable<string> arguments,
        params IEnumerable<(string Name, string Value)> variables
    )
    {
        var reports = Path.Combine(context.Paths.Artifacts, "tests");
        if (Directory.Exists(reports))
        {
            Directory.Delete(reports, recursive: true);
        }
        string[] all =
        [
            "test",
            "SparseAttention.slnx",
            "--nologo",
            "--logger",
            "trx",
            "--results-directory",
            reports,
            .. arguments,
        ];
        var exitCode = DotNet.Run(context.Paths.Root, all, variables);
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
        var onlyResults =
            report.Failed.Count > 0
            && report.Failed.All(name => name.StartsWith(ResultTests, StringComparison.Ordinal));
        context.Outcome.Result(onlyResults ? ExitCode.Difference : ExitCode.StepFailed);
        throw new CakeException(onlyResults ? "A committed result did not come out again." : "Tests failed.");
    }
}
