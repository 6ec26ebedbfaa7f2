using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GenomicAttention.Tests.Runtime;

namespace GenomicAttention.Tests.Cost;

/// <summary>The worker's operations on cost, each in a process of its own.</summary>
public sealed class CostOperationsTests
{
    [Fact]
    public async Task Counts_are_written_a_row_a_length_and_exponents_a_row_a_model()
    {
        var run = await WorkerRun.Run(
            "count-cost",
            new JsonObject
            {
                ["lengths"] = new JsonArray(200, 1000, 10_000, 100_000, 1_000_000),
                ["models"] = new JsonArray(
                    Model("dense", Dense("module")),
                    Model("dense", Dense("fused")),
                    Model("dense", Dense("collapsed")),
                    Model("sparse", Sparse())
                ),
            },
            []
        );

        var (cost, exponents) = (Table(run, "cost.csv"), Table(run, "cost_exponents.csv"));
        Assert.Equal(4 * 5, cost.Count);
        Assert.Equal(
            ["dense", "module", "200", "0", "819200", "2560000", "0", "0", "6400", "528", "3386128", "0"],
            cost[0].SkipLast(1)
        );
        Assert.Equal(("sparse", "", "1000000"), (cost[^1][0], cost[^1][1], cost[^1][2]));
        Assert.Equal(["module", "fused", "collapsed", ""], exponents.Select(row => row[1]));
        Assert.InRange(Number(exponents[0][2]), 1.8, 2);
        Assert.InRange(Number(exponents[0][3]), 1.9, 2);
        Assert.Equal(exponents[0][2], exponents[1][2]);
        Assert.Equal(1, Number(exponents[1][3]), 0.01);
        Assert.InRange(Number(exponents[2][2]), 0, 1);
        Assert.Equal(1, Number(exponents[3][2]), 0.01);
        Assert.Equal(1, Number(exponents[3][3]), 0.01);
    }

    [Theory]
    [InlineData("forward")]
    [InlineData("training")]
    public async Task A_pass_is_measured(string direction)
    {
        const int length = 50_000;

        var measured = await Measure(length, direction, limitSeconds: 60);

        Assert.Equal(3, measured["passes"]!.GetValue<int>());
        Assert.InRange(measured["seconds"]!.GetValue<double>(), 1e-5, 10);
        // What the embeddings take is held at once in any case; not that much more than all tensors and their gradients.
        const long embeddings = 4L * 32 * length;
        Assert.InRange(measured["peak_bytes"]!.GetValue<long>(), embeddings, 12 * embeddings);
    }

    [Fact]
    public async Task A_pass_that_takes_half_the_time_is_not_repeated()
    {
        var measured = await Measure(length: 1000, "forward", limitSeconds: 1e-6);

        Assert.Equal(1, measured["passes"]!.GetValue<int>());
        Assert.InRange(measured["seconds"]!.GetValue<double>(), 1e-6, 10);
    }

    [Fact]
    public async Task Measurements_are_fitted_a_series_at_a_time()
    {
        var run = await WorkerRun.Run(
            "fit-exponents",
            new JsonObject
            {
                ["series"] = new JsonArray(
                    Series("two points", [10, 100], [1, 100]),
                    Series("linear", [10, 100, 1000], [3, 30, 300])
                ),
            },
            []
        );

        var rows = Table(run, "exponents.csv");
        Assert.Equal(["two points", "linear"], rows.Select(row => row[0]));
        Assert.Equal((2, 1), (Number(rows[0][1]), Math.Round(Number(rows[1][1]), 9)));
        Assert.Equal("", rows[0][2]); // A line through two points has no error.
        Assert.Equal(0, Number(rows[1][2]), 1e-9);
    }

    private static async Task<JsonNode> Measure(int length, string direction, double limitSeconds)
    {
        var run = await WorkerRun.Run(
            "measure-cost",
            new JsonObject
            {
                ["shape"] = Sparse(),
                ["length"] = length,
                ["direction"] = direction,
                ["repeats"] = 3,
                ["limit_seconds"] = limitSeconds,
                ["seed"] = 1,
            },
            []
        );
        Assert.True(run.Outputs is not null, run.Report);
        return JsonNode.Parse(run.Outputs["metrics.json"])!;
    }

    private static JsonObject Series(string name, double[] lengths, double[] values) =>
        new()
        {
            ["name"] = name,
            ["lengths"] = new JsonArray([.. lengths.Select(length => JsonValue.Create(length))]),
            ["values"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]),
        };

    private static JsonObject Model(string name, JsonObject shape) => new() { ["name"] = name, ["shape"] = shape };

    private static JsonObject Dense(string kernel) =>
        new()
        {
            ["dense"] = new JsonObject
            {
                ["embedding"] = 32,
                ["heads"] = 4,
                ["hidden"] = 16,
                ["dropout"] = 0.1,
                ["kernel"] = kernel,
            },
        };

    private static JsonObject Sparse() =>
        new()
        {
            ["sparse"] = new JsonObject
            {
                ["embedding"] = 32,
                ["selector"] = 16,
                ["approximator"] = new JsonArray(8, 8),
                ["hidden"] = 16,
                ["dropout"] = 0.1,
            },
            ["sparsity"] = 0.1,
        };

    private static List<string[]> Table(WorkerRun run, string name)
    {
        Assert.True(run.Outputs is not null, run.Report);
        var lines = Encoding.UTF8.GetString(run.Outputs[name]).TrimEnd('\n').Split('\n');
        return [.. lines.Skip(1).Select(line => line.Split(','))];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
