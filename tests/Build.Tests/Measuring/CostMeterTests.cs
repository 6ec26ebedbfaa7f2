using System.Text.Json.Nodes;
using Build.Measuring;
using StepCache;
using StepCache.Requests;

namespace Build.Tests.Measuring;

/// <summary>Passes are measured one after another, each by a call of the worker.</summary>
public sealed class CostMeterTests
{
    private static readonly CostSeries Series = MeasuredCost.Series(
        "training",
        MeasuredCost.Row(200, multiplyAdds: 1),
        MeasuredCost.Row(1000, multiplyAdds: 2),
        MeasuredCost.Row(5000, multiplyAdds: 3)
    );

    [Fact]
    public async Task Every_length_is_asked_of_the_worker_in_turn()
    {
        var asked = new List<string>();
        var told = new List<CostCell>();

        var cells = await Meter(
                (request, _) =>
                {
                    asked.Add($"{request.Operation} {request.Parameters.ToJsonString()}");
                    Write(request, asked.Count);
                }
            )
            .MeasureAsync(Series, told.Add);

        Assert.Equal([1, 2, 3], cells.Select(cell => cell.Measured!.Seconds));
        Assert.Equal(new PassFigures(1, 3, 512), cells[0].Measured);
        Assert.Equal(cells, told);
        Assert.Equal(
            """measure-cost {"shape":{"dense":"its shape"},"length":1000,"direction":"training","repeats":3,"limit_seconds":2,"seed":1}""",
            asked[1]
        );
    }

    [Fact]
    public async Task A_pass_that_takes_too_long_is_ended_and_no_longer_one_is_tried()
    {
        var calls = 0;

        var cells = await Meter(
                (request, cancellation) =>
                {
                    if (++calls == 2)
                    {
                        cancellation.WaitHandle.WaitOne();
                        cancellation.ThrowIfCancellationRequested();
                    }
                    Write(request, seconds: 0.01);
                }
            )
            .MeasureAsync(Series, _ => { });

        Assert.Equal(2, calls);
        Assert.Equal(["", "took longer than 4 s", "a shorter one was left out"], cells.Select(cell => cell.LeftOut));
    }

    [Fact]
    public async Task A_pass_that_fails_says_why()
    {
        var cells = await Meter((_, _) => throw new InvalidOperationException("no memory\nat all"))
            .MeasureAsync(Series, _ => { });

        Assert.Equal("InvalidOperationException: no memory at all", cells[0].LeftOut);
    }

    [Fact]
    public async Task An_interruption_ends_the_measuring()
    {
        using var interruption = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Meter(
                    (_, cancellation) =>
                    {
                        interruption.Cancel();
                        cancellation.ThrowIfCancellationRequested();
                    },
                    interruption.Token
                )
                .MeasureAsync(Series, _ => { })
        );
    }

    private static CostMeter Meter(
        Action<StepRequest, CancellationToken> operation,
        CancellationToken interruption = default
    )
    {
        var executor = new InProcessExecutor((request, _, cancellation) => operation(request, cancellation));
        return new CostMeter(new WorkerCall(executor, _ => { }), new CostLimits(4, 1L << 40), interruption);
    }

    private static void Write(StepRequest request, double seconds) =>
        File.WriteAllText(
            Path.Combine(request.OutputDirectory, "metrics.json"),
            new JsonObject
            {
                ["seconds"] = seconds,
                ["passes"] = 3,
                ["peak_bytes"] = 512,
            }.ToJsonString()
        );
}
