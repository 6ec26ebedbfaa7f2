using GenomicAttention.Training;
using GenomicAttention.Training.Published;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace Worker.Operations;

/// <summary>Trains the dense baseline of the sweep (phase 1) and looks at where its attention goes.</summary>
internal static class TrainSweepBaseline
{
    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var training = new TrainingOptions(
            parameters.BatchSize,
            parameters.Epochs,
            parameters.LearningRate,
            parameters.Adam.ToOptions()
        );

        var result = SweepBaseline.Train(
            new SweepBaselineOptions(parameters.Model.ToOptions(), training, parameters.AttentionExamples),
            SequenceSets.Read(request, "training"),
            SequenceSets.Read(request, "validation"),
            parameters.Seed,
            TrainingFiles.EpochProgress(progress, parameters.Epochs),
            TrainingFiles.Checkpoint(request, progress)
        );

        TrainingFiles.Write(request, result.Weights, result.History);
        StepOutputs.WriteMetrics(
            request,
            new()
            {
                ["parameters"] = result.ParameterCount,
                ["vocabulary"] = result.Weights.Arrays["embeddings.weight"].Shape[0],
                ["train_loss"] = result.History.Train[^1],
                ["validation_loss"] = result.History.Validation[^1],
                ["overlap_as_printed"] = result.Attention.PublishedOverlap,
                ["chance_as_printed"] = result.Attention.PublishedChance,
                ["motif_positions"] = result.Attention.Sequences.Average(sequence => sequence.MotifPositions),
                ["attention_on_motifs"] = result.Attention.Sequences.Average(sequence => sequence.AttentionShare),
                ["motif_share"] = result.Attention.Sequences.Average(sequence => sequence.MotifShare),
            }
        );
    }

    private sealed record Parameters(
        long Seed,
        DenseModelParameters Model,
        int AttentionExamples,
        int Epochs,
        int BatchSize,
        double LearningRate,
        AdamParameters Adam
    );
}
