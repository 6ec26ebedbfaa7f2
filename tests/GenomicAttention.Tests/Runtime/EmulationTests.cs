using System.Text.Json.Nodes;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;
using GenomicAttention.Tests.Sequences;
using GenomicAttention.Tests.Synthesis;
using Xunit.Abstractions;

namespace GenomicAttention.Tests.Runtime;

/// <summary>The same training steps on this processor and on another one, emulated in software.</summary>
public sealed class EmulationTests(ITestOutputHelper output) : IDisposable
{
    private const string Processor = "Skylake-Client";

    // The emulator crashes now and then, in the runtime's own threads.
    private const int Attempts = 5;

    // 192 of them are trained on: six steps of 32.
    private const int Sequences = 240;

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [EmulationTheory]
    [InlineData("traditional")]
    [InlineData("sparse")]
    [InlineData("joint")]
    public Task The_first_steps_have_the_same_bits_on_another_processor(string model) =>
        AssertTrainsAlike(Parameters(model));

    // What is wider than the paper's patterns goes through other kernels of the libraries.
    [EmulationTheory]
    [InlineData(17, 9)]
    public Task Wide_patterns_are_learnt_with_the_same_bits_on_another_processor(params int[] widths)
    {
        var parameters = Parameters("joint");
        var joint = parameters["joint"]!;
        joint["filters"] = new JsonArray([.. widths.Select(_ => JsonValue.Create(16))]);
        joint["widths"] = new JsonArray([.. widths.Select(width => JsonValue.Create(width))]);

        return AssertTrainsAlike(parameters);
    }

    private async Task AssertTrainsAlike(JsonObject parameters)
    {
        var data = new ComparisonGenerator(PublishedProtocols.Comparison).Generate(new NumpyRandomState(42), Sequences);
        LabelledSequencesFiles.Write(_folder.Path, "sequences", data);

        var here = await Train(parameters);
        Assert.True(here.Outputs is not null, here.Report);
        var there = await TrainEmulated(parameters);

        Assert.Equal(
            ["history.csv", "metrics.json", "predictions.csv", "weights.safetensors"],
            here.Outputs.Keys.Order()
        );
        Assert.Equal(here.Outputs.Keys.Order(), there.Keys.Order());
        Assert.All(
            here.Outputs,
            file => Assert.True(file.Value.SequenceEqual(there[file.Key]), $"{file.Key} differs.")
        );
    }

    private async Task<IReadOnlyDictionary<string, byte[]>> TrainEmulated(JsonObject parameters)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var run = await Train(parameters, EmulationTheoryAttribute.Emulator!, "-cpu", Processor);
            if (run.Outputs is { } outputs)
            {
                output.WriteLine($"{Processor}: finished at attempt {attempt} of {Attempts}.");
                return outputs;
            }

            output.WriteLine($"{Processor}: attempt {attempt} did not finish: {run.Report}");
        }

        throw new InvalidOperationException($"Under {Processor} the worker did not finish in {Attempts} attempts.");
    }

    private Task<WorkerRun> Train(JsonObject parameters, params string[] emulator) =>
        WorkerRun.Run("train-comparison-model", parameters, Directory.GetFiles(_folder.Path), emulator);

    // The published shapes, for one epoch.
    private static JsonObject Parameters(string model) =>
        new()
        {
            ["model"] = model,
            ["seed"] = 42,
            ["traditional"] = new JsonObject
            {
                ["embedding"] = 32,
                ["heads"] = 4,
                ["hidden"] = 16,
                ["dropout"] = 0.1,
                ["kernel"] = "collapsed",
            },
            ["sparse"] = new JsonObject
            {
                ["embedding"] = 32,
                ["selector"] = 16,
                ["approximator"] = new JsonArray(8),
                ["hidden"] = 16,
                ["dropout"] = 0.1,
            },
            ["sparsity"] = 0.1,
            ["joint"] = new JsonObject
            {
                ["embedding"] = 32,
                ["filters"] = new JsonArray(64, 32, 16),
                ["widths"] = new JsonArray(7, 5, 3),
                ["predictor"] = new JsonArray(32, 16),
                ["dropout"] = 0.1,
                ["initial_embedding"] = 0.01,
            },
            ["embedding_learning_rate"] = 0.005,
            ["training_fraction"] = 0.8,
            ["validation_fraction"] = 0.1,
            ["epochs"] = 1,
            ["batch_size"] = 32,
            ["learning_rate"] = 0.001,
            ["adam"] = new JsonObject
            {
                ["beta1"] = 0.9,
                ["beta2"] = 0.999,
                ["epsilon"] = 1e-8,
            },
        };
}
