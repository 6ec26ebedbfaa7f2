using System.Globalization;
using GenomicAttention.Models;
using GenomicAttention.Sequences;
using GenomicAttention.Training;
using ObservedData.Distant;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>
/// Trains one model at one length and seed, from what it learnt at the length before, unless its training would leave the
/// limits: that is a result too.
/// </summary>
internal static class TrainDistantPairs
{
    private const string Before = "before.safetensors";

    // Labels are balanced: at first a model's logit is 0.
    private const float FirstLogit = 0;

    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var (length, sequences) = (parameters.Length, parameters.Sequences);
        using var random = new TorchRandom(parameters.Seed);
        using var model = parameters.Model.Make(length, FirstLogit, ModelOutput.Values(1));
        if (request.Inputs.ContainsKey(Before))
        {
            TrainingFiles.ReadWeights(request, Before).CopyTo(model);
        }

        var limits = parameters.Limits.ToLimits();
        var pass = parameters.MostKept.Cost(length);
        var demand = DistantDemand.Of(pass, sequences, parameters.Training.BatchSize, limits);
        var stop = demand.Beyond(limits);
        progress.Say(Describe(demand, stop));
        var tested = stop is null ? TrainAndTest(request, progress, parameters, model, random) : null;

        TrainingFiles.WriteWeights(request, "weights.safetensors", ModelWeights.Of(model));
        DistantFiles.WriteCell(
            request,
            new DistantCell(
                parameters.Name,
                length,
                parameters.Seed,
                sequences,
                model.ParameterCount,
                demand.Bytes,
                demand.SecondsPerEpoch,
                stop,
                tested
            )
        );
    }

    private static DistantScores TrainAndTest(
        StepRequest request,
        IStepProgress progress,
        Parameters parameters,
        SequenceModel model,
        TorchRandom random
    )
    {
        var training = parameters.Training;
        using (var batches = Batches(SequenceSets.Read(request, "training"), training.BatchSize))
        {
            training.Train(
                model,
                random,
                batches,
                validation: null,
                TrainingFiles.EpochProgress(progress, training.Epochs),
                TrainingFiles.Checkpoint(request, progress),
                Objectives.BinaryCrossEntropy
            );
        }

        return DistantTest.Of(model, SequenceSets.Read(request, "test"), training.BatchSize, random);
    }

    private static Batches Batches(LabelledSequences data, int batchSize) =>
        new(data.Sequences, data.Labels.AsSpan(), batchSize);

    private static string Describe(DistantDemand demand, DistantStop? stop) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"by formula {demand.Bytes / (double)(1 << 30):F2} GiB and {demand.SecondsPerEpoch:F1} s an epoch"
        ) + (stop is null ? "" : ": beyond the limits, not trained");

    private sealed record Parameters(
        string Name,
        long Seed,
        int Length,
        int Sequences,
        ModelChoice Model,
        TrainingChoice Training,
        LimitParameters Limits
    )
    {
        /// <summary>The model with as many positions as it keeps at any time of the training.</summary>
        public ModelChoice MostKept => Model.Selection is { SparseFrom: > 0 } ? Model with { Sparsity = 1 } : Model;
    }

    private sealed record LimitParameters(double Gibibytes, double SecondsPerEpoch, double MultiplyAddsPerSecond)
    {
        public DistantLimits ToLimits() => new((long)(Gibibytes * (1 << 30)), SecondsPerEpoch, MultiplyAddsPerSecond);
    }
}
