using GenomicAttention.Models;
using GenomicAttention.Training;
using GenomicAttention.Training.Replicated;
using StepCache.Requests;
using Worker.Parameters;

namespace Worker.Operations;

/// <summary>Trains one model at one seed, on its own, and tests it.</summary>
internal static class TrainModel
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var data = StepFiles.ReadSplit(request) with { IsLeaky = parameters.TestsSeen };

        var result = ReplicatedCell.Train(
            parameters.Name,
            parameters.Seed,
            () => parameters.Model.Make(data.Training.Sequences.Length, data.Constant),
            Train,
            data,
            parameters.BatchSize
        );

        StepFiles.WriteTraining(request, result.Weights, result.History);
        StepFiles.WritePredictions(request, result.Predictions);
        StepFiles.WriteCells(request, [result.Metrics]);

        (History, Adam) Train(SequenceModel model, TorchRandom random, Batches training, Batches validation)
        {
            var told = StepFiles.EpochProgress(progress, parameters.Epochs);
            var checkpoint = StepFiles.Checkpoint(request, progress);
            if (parameters.Schedule is { } schedule)
            {
                var scheduled = new ScheduledTraining(model, parameters.ToOptions(), schedule.ToOptions(), random);
                return (scheduled.Run(training, validation, told, checkpoint), scheduled.Optimiser);
            }

            var optimiser = new Adam(parameters.Adam.ToOptions(), parameters.Groups(model));
            var loop = new TrainingLoop(model, optimiser, random, parameters.Patience);
            return (loop.Run(training, validation, parameters.Epochs, told, checkpoint), optimiser);
        }
    }

    private sealed record Parameters(
        string Name,
        long Seed,
        ModelChoice Model,
        int Epochs,
        int BatchSize,
        double LearningRate,
        AdamParameters Adam,
        double? EmbeddingLearningRate = null,
        bool TestsSeen = false,
        int? Patience = null,
        ScheduleParameters? Schedule = null
    )
    {
        public TrainingOptions ToOptions() => new(BatchSize, Epochs, LearningRate, Adam.ToOptions());

        public ParameterGroup[] Groups(SequenceModel model) =>
            EmbeddingLearningRate is { } rate
                ? ParameterGroups.Embeddings(model, rate, LearningRate)
                : ParameterGroups.All(model, LearningRate);
    }

    private sealed record ScheduleParameters(
        double WarmUp,
        double WeightDecay,
        double LargestGradient,
        double Averaging
    )
    {
        public ScheduleOptions ToOptions() => new(WarmUp, WeightDecay, LargestGradient, Averaging);
    }
}
