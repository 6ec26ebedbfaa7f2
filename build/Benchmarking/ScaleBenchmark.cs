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
        await MillisecondsPerCellAsync(Path.Combine(folder, "cells-first"), input, cells: 500);

        var figures = new List<BenchmarkFigure>();
        var perCell = new List<double>();
        foreach (var cells in Sizes)
        {
            var place = Path.Combine(folder, $"cells-{cells}");
            perCell.Add(await MillisecondsPerCellAsync(place, input, cells));
            figures.Add(new BenchmarkFigure($"the host's own cost of a cell, of {cells}", perCell[^1], "ms", Limit: 2));
            Directory.Delete(place, recursive: true);
        }
        figures.Add(
            new BenchmarkFigure(
                $"that cost of {Sizes[^1]} cells / of {Sizes[0]}",
                perCell[^1] / perCell[0],
                "",
                Limit: 1.5
            )
        );
        return figures;
    }

    private static async Task<double> MillisecondsPerCellAsync(string folder, string input, int cells)
    {
        var steps = Enumerable.Range(0, cells).Select(number => Cell(number, input)).ToList();
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
        return clock.Elapsed.TotalMilliseconds / cells;
    }

    private static Step Cell(int number, string input) =>
        CacheBenchmark.StepThat(
            string.Create(CultureInfo.InvariantCulture, $"cell/{number}"),
            (request, _, _) => File.Copy(request.Inputs["file"], Path.Combine(request.OutputDirectory, "out")),
            ("file", StepInput.File(input))
        );
}
