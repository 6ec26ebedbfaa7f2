using System.Globalization;
using Build.Benchmarking;
using Build.Measuring;
using Build.Parameters;
using Build.Studies;
using Build.Testing;
using Cake.Core;
using Cake.Frosting;
using Spectre.Console;

namespace Build.Tasks;

/// <summary>Measures speed, memory and sizes against their limits.</summary>
[TaskName("Benchmark")]
[TaskDescription("Measure speed, memory and sizes, and write artifacts/benchmark.json")]
public sealed class Benchmark : AsyncFrostingTask<StudyContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(StudyContext context)
    {
        var figures = context.Options.Study switch
        {
            "rigorous" => [new StudyBenchmark(context.Options.Jobs).Cold("rigorous", limit: 3600)],
            _ => await EverythingAsync(context),
        };
        var report = new BenchmarkReport(Environment.ProcessorCount, figures);

        var file = Path.Combine(context.Paths.Artifacts, "benchmark.json");
        report.Write(file);
        context.Outcome.EndWith($"figures in {CheckoutPaths.Display(file)}", Render(report));
    }

    // The study 'rigorous' takes an hour, and is measured where it is named.
    private static async Task<IReadOnlyList<BenchmarkFigure>> EverythingAsync(StudyContext context)
    {
        var paths = context.Paths;
        if (DotNet.Run(paths.Root, ["build", "src/MachineRate", "--nologo", "--verbosity", "quiet"]) != 0)
        {
            throw new CakeException("The program that measures the machine's rate could not be built.");
        }
        var study = (PublishedStudy)StudyReader.Read(ParameterFile.Read(paths.ParameterFile, []), "published");

        var worker = new WorkerCall(Computations.Worker(paths), context.Say);
        var studies = new StudyBenchmark(context.Options.Jobs);
        return
        [
            .. await new PipelineBenchmark(paths, study.Comparison, context.Options.Jobs, worker).RunAsync(),
            .. await new WorkerBenchmark(paths, study).RunAsync(),
            .. new ClusterBenchmark(paths, context.Say).Run(),
            studies.DataGeneration(),
            studies.Cold("described", limit: 300),
            .. await CacheBenchmark.RunAsync(),
            .. MutationReport.Score(Path.Combine(paths.Root, "tests", "StepCache.Tests", "StrykerOutput")) is { } score
                ? [score]
                : Array.Empty<BenchmarkFigure>(),
        ];
    }

    private static Table Render(BenchmarkReport report)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn($"Figure ({report.Processors} processors)")
            .AddColumn(new TableColumn("Value").RightAligned())
            .AddColumn("Unit")
            .AddColumn(new TableColumn("Limit").RightAligned())
            .AddColumn("Holds");
        foreach (var figure in report.Figures)
        {
            table.AddRow(
                Markup.Escape(figure.Name),
                figure.Value.ToString("F2", CultureInfo.InvariantCulture),
                figure.Unit,
                LimitOf(figure),
                figure.Holds switch
                {
                    true => "[green]yes[/]",
                    false => "[red]no[/]",
                    null => "",
                }
            );
        }
        return table;
    }

    private static string LimitOf(BenchmarkFigure figure) =>
        figure.AtLeast is { } least
            ? string.Create(CultureInfo.InvariantCulture, $"at least {least:F0}")
            : figure.Limit?.ToString("F1", CultureInfo.InvariantCulture) ?? "";
}
