using GenomicAttention.Models;
using GenomicAttention.Models.Attention;
using GenomicAttention.Runtime;
using GenomicAttention.Sequences;
using GenomicAttention.Training;
using ObservedData.Worker.Operations;
using StepFormats;

namespace ObservedData.Tests.Operations;

/// <summary>From the files of many trainings to the tables that show what models learned.</summary>
[Collection("torch")]
public sealed class InspectionTests : IDisposable
{
    private const string Cells =
        """[{"step": "s/a", "model": "m", "sequences": 100, "seed": 1}, {"step": "s/b", "model": "m", "sequences": 100, "seed": 2}]""";

    private readonly OperationRun _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public void Histories_of_seeds_are_joined_epoch_by_epoch()
    {
        _step.Run(
            JoinHistories.Run,
            $$"""{"confidence": 0.95, "resamples": 100, "seed": 1, "cells": {{Cells}}}""",
            ("s/a/history.csv", Text("a", "epoch,train_loss,validation_loss\n1,0.4,0.5\n2,0.2,0.25\n")),
            ("s/b/history.csv", Text("b", "epoch,train_loss,validation_loss\n1,0.2,0.5\n"))
        );

        Assert.Equal(
            [
                "model,sequences,epoch,n,training_loss,validation_loss,validation_low,validation_high",
                "m,100,1,2,0.3,0.5,0.5,0.5",
                "m,100,2,1,0.2,0.25,,",
            ],
            File.ReadLines(_step.Output["history.csv"])
        );
    }

    [Fact]
    public void Predictions_are_set_beside_labels_for_each_seed_and_for_all_together()
    {
        _step.Run(
            CalibrateStrengths.Run,
            $$"""{"bins": 2, "cells": {{Cells}}}""",
            ("s/a/predictions.csv", Text("a", "id,label,prediction\nx,0,0.25\ny,1,0.75\n")),
            ("s/b/predictions.csv", Text("b", "id,label,prediction\nx,0.5,0.5\ny,0.25,0.0\n"))
        );

        Assert.Equal(
            [
                "sequences,model,seed,bin,n,mean_predicted,mean_observed",
                "100,m,1,1,1,0.25,0",
                "100,m,1,2,1,0.75,1",
                "100,m,2,1,1,0,0.25",
                "100,m,2,2,1,0.5,0.5",
                "100,m,,1,2,0.125,0.125",
                "100,m,,2,2,0.625,0.75",
            ],
            File.ReadLines(_step.Output["calibration.csv"])
        );
    }

    [Fact]
    public void An_example_has_its_letters_what_was_planted_and_the_attention_that_each_position_receives()
    {
        TorchRuntime.Start();
        using var random = new TorchRandom(1);
        using var model = new DenseAttention(new DenseAttentionOptions(4, 2, 2, 0.1, AttentionKernel.Collapsed));
        var planted = new PlantedMotif("GC box", 1, 3, 0.7);
        LabelledSequencesFiles.Write(
            _step.Inputs.Directory,
            "test",
            new LabelledSequences(
                new EncodedSequences(8, [.. Alphabet.Encode("AGGGTCCA"), .. Alphabet.Encode("TTTTTTTT")], ["x", "y"]),
                [0.75f, 0.125f],
                [
                    [planted, planted with { Start = 5, Name = "b" }],
                    [],
                ]
            )
        );
        var weights = _step.Request("{}") with { OutputDirectory = _step.Inputs.Directory };
        TrainingFiles.WriteWeights(weights, "weights", ModelWeights.Of(model));

        _step.Run(
            ShowExamples.Run,
            """{"count": 10, "models": [{"cell": {"step": "s", "model": "dense", "sequences": 100, "seed": 1}, "shape": """
                + """{"dense": {"embedding": 4, "heads": 2, "hidden": 2, "dropout": 0.1, "kernel": "module"}}}]}""",
            ("test.fa", _step.Inputs["test.fa"]),
            ("s/weights.safetensors", _step.Inputs["weights"]),
            ("s/predictions.csv", Text("p", "id,label,prediction\nx,0.75,0.5\ny,0.125,0.25\n"))
        );

        var rows = File.ReadLines(_step.Output["examples.csv"]).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(["100", "1", "dense", "0", "AGGGTCCA", "0.75", "0.5", "1-4:GC box;5-8:b", ""], rows[0].Take(9));
        // Equal letters receive the same.
        Assert.Equal(string.Join(' ', Enumerable.Repeat("0.125", 8)), rows[1][9]);
        Assert.Equal(8, rows[0][9].Split(' ').Length);
        Assert.Equal(2, rows.Count);
    }

    private string Text(string name, string text) => _step.Inputs.Write($"{name}.csv", text);
}
