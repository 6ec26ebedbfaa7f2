using System.Globalization;
using System.Text.Json.Nodes;
using StepCache;

namespace Build.Measuring;

/// <summary>Measures one pass after another, each in a process of its own, with nothing else of this program running.
/// </summary>
/// <param name="worker">Runs a pass.</param>
/// <param name="limits">What a pass may take.</param>
/// <param name="cancellation">Ends the measuring.</param>
internal sealed class CostMeter(WorkerCall worker, CostLimits limits, CancellationToken cancellation)
{
    private const int Repeats = 3;
    private const int Seed = 1;

    /// <summary>Measures a series up to the length that is too much.</summary>
    /// <param name="series">Which.</param>
    /// <param name="done">Told of each pass.</param>
    public async Task<IReadOnlyList<CostCell>> MeasureAsync(CostSeries series, Action<CostCell> done)
    {
        var cells = new List<CostCell>();
        foreach (var counted in series.Counted)
        {
            var load = Machine.Load;
            var refusal = limits.Refuse(series, counted, cells.LastOrDefault());
            var cell = refusal is null
                ? await MeasureAsync(series, counted.Length, load)
                : new CostCell(series, counted.Length, null, load, refusal);
            cells.Add(cell);
            done(cell);
        }
        return cells;
    }

    private async Task<CostCell> MeasureAsync(CostSeries series, int length, double? load)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(limits.Seconds));
        try
        {
            var metrics = await worker.RunAsync(
                "measure-cost",
                new JsonObject
                {
                    ["shape"] = series.Shape.DeepClone(),
                    ["length"] = length,
                    ["direction"] = series.Direction,
                    ["repeats"] = Repeats,
                    // Half of this is left to begin passes in: so one that is repeated ends in time.
                    ["limit_seconds"] = limits.Seconds / 2,
                    ["seed"] = Seed,
                },
                "metrics.json",
                cancellation: patience.Token
            );
            return new CostCell(series, length, FiguresOf(JsonNode.Parse(metrics)!), load);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed(string.Create(CultureInfo.InvariantCulture, $"took longer than {limits.Seconds} s"));
        }
        catch (StepExecutionException error)
        {
            return Failed(error.Message.ReplaceLineEndings(" "));
        }

        CostCell Failed(string why) => new(series, length, null, load, why);
    }

    private static PassFigures FiguresOf(JsonNode metrics) =>
        new(
            metrics["seconds"]!.GetValue<double>(),
            metrics["passes"]!.GetValue<int>(),
            metrics["peak_bytes"]!.GetValue<long>()
        );
}
