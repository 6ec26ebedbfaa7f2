using System.Globalization;
using System.Security.Cryptography;
using GenomicAttention.Training;
using GenomicAttention.Training.Checkpoints;
using StepCache.Requests;

namespace StepFormats;

/// <summary>What trainings read, write, and say on the way.</summary>
public static class TrainingFiles
{
    /// <summary>Reads a model's weights.</summary>
    /// <param name="request">The step.</param>
    /// <param name="input">The input's name.</param>
    public static ModelWeights ReadWeights(StepRequest request, string input)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var file = File.OpenRead(request.Inputs[input]);
        return SafeTensors.Read(file);
    }

    /// <summary>Writes a model's weights.</summary>
    /// <param name="request">The step.</param>
    /// <param name="output">The file's name.</param>
    /// <param name="weights">The weights.</param>
    public static void WriteWeights(StepRequest request, string output, ModelWeights weights)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var file = File.Create(Path.Combine(request.OutputDirectory, output));
        SafeTensors.Write(file, weights);
    }

    /// <summary>Writes <c>weights.safetensors</c>, and <c>history.csv</c> with the losses of every epoch.</summary>
    public static void Write(StepRequest request, ModelWeights weights, History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        WriteWeights(request, "weights.safetensors", weights);
        StepOutputs.WriteCsv(
            request,
            "history.csv",
            ["epoch", "train_loss", "validation_loss"],
            history.Epochs.Select(losses =>
                new[]
                {
                    losses.Epoch.ToString(CultureInfo.InvariantCulture),
                    StepOutputs.Text(losses.Train),
                    StepOutputs.Text(losses.Validation),
                }
            )
        );
    }

    /// <summary>Tells the host of each epoch as it ends.</summary>
    public static Action<EpochLosses> EpochProgress(IStepProgress progress, int epochs)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return losses =>
            progress.Report(losses.Epoch / (double)epochs, $"epoch {losses.Epoch}/{epochs}, {Text(losses)}");
    }

    // Where nothing is held out there is no validation loss.
    private static string Text(EpochLosses losses) =>
        double.IsNaN(losses.Validation)
            ? string.Create(CultureInfo.InvariantCulture, $"loss {losses.Train:F4}")
            : string.Create(CultureInfo.InvariantCulture, $"loss {losses.Train:F4}, validation {losses.Validation:F4}");

    /// <summary>What the step's training goes on from if it was killed; the step cache removes it.</summary>
    public static CheckpointFile Checkpoint(StepRequest request, IStepProgress progress)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        return new CheckpointFile(
            Path.Combine(request.CheckpointDirectory, "training.safetensors"),
            TrainingOf(request),
            progress.Say
        );
    }

    // The step cache gives each key a folder of its own; whoever else starts a worker may not.
    private static string TrainingOf(StepRequest request)
    {
        var inputs = request
            .Inputs.OrderBy(input => input.Key, StringComparer.Ordinal)
            .Select(input =>
                $"{input.Key} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(input.Value)))}"
            );
        return string.Join('\n', [$"{request.Operation} {request.Parameters.ToJsonString()}", .. inputs]);
    }
}
