using System.Diagnostics;
using System.Globalization;
using StepCache;

namespace Build.Benchmarking;

/// <summary>Measures what the host itself spends on each of many cells that copy one file: key, lock, record, store,
/// restore and scheduling.</summary>
internal static class ScaleBenchmark
{
    private static readonly int[] Sizes = [100, 1_000, 10_000, 100_000];

    /// <summary>Runs as many cells as each size says, from nothing.</summary>
    /// <param name="folder">Where.</param>
    public static async Task<IReadOnlyList<BenchmarkFigure>> RunAsync(string folder)
    {
        var input = Path.Combine(folder, "cell-input");
        await File.WriteAllTextAsync(input, "one file");
        // Compiled once, for all sizes alike.
        await MeasureAsync(Path.Combine(folder, "cells-first"), input, cells: 500);

        var figures = new List<BenchmarkFigure>();
        var costs = new List<(double Wall, double Processor)>();
        foreach (var cells in Sizes)
        {
            // What was made stays until the end: to delete it would slow the next size down.
            var cost = await MeasureAsync(Path.Combine(folder, $"cells-{cells}"), input, cells);
            costs.Add(cost);
            figures.Add(new BenchmarkFigure($"the host's own cost of a cell, of {cells}", cost.Wall, "ms", Limit: 2));
            figures.Add(new BenchmarkFigure("processor time of that, of all cores", cost.Processor, "ms"));
        }
        figures.Add(
            new BenchmarkFigure(
                $"that cost of {Sizes[^1]} cells / of {Sizes[0]}",
                costs[^1].Wall / costs[0].Wall,
                "",
                Limit: 1.5
            )
        );
        return figures;
    }

    /// <summary>Milliseconds a cell: on the clock, and of this process's use of processors.</summary>
    private static async Task<(double Wall, double Processor)> MeasureAsync(string folder, string input, int cells)
    {
        var steps = Enumerable.Range(0, cells).Select(number => Cell(number, input)).ToList();
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        await using (var runner = CacheBenchmark.RunnerIn(folder, "cache"))
        {
            runner.Start(steps);
            await runner.WhenAllAsync();
            foreach (var step in steps)
            {
                await runner.RestoreAsync(step, Path.Combine(folder, "results", step.Name));
            }
        }
        var wall = clock.Elapsed.TotalMilliseconds;
        return (wall / cells, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / cells);
    }

    private static Step Cell(int number, string input) =>
        CacheBenchmark.StepThat(
            string.Create(CultureInfo.InvariantCulture, $"cell/{number}"),
            (request, _, _) => File.Copy(request.Inputs["file"], Path.Combine(request.OutputDirectory, "out")),
            ("file", StepInput.File(input))
        );
}
