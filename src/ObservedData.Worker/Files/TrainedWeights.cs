using GenomicAttention.Models;
using ObservedData.Folds;
using ObservedData.Importing;
using ObservedData.Prediction;
using StepCache.Requests;
using StepFormats;
using StepFormats.Parameters;

namespace ObservedData.Worker.Files;

/// <summary>A trained model among a step's inputs.</summary>
/// <remarks>
/// Weights of a study of observed sequences come with a <c>model.json</c>; those of a simulated study predict a strength, and
/// their model is told by the parameters.
/// </remarks>
internal sealed class TrainedWeights : IDisposable
{
    private const string ModelFile = "model.json";

    private readonly ModelChoice _choice;

    private TrainedWeights(FittedModel fitted, ModelChoice choice, SequenceModel model) =>
        (Fitted, _choice, Model) = (fitted, choice, model);

    /// <summary>What is known of it.</summary>
    public FittedModel Fitted { get; }

    /// <summary>The model.</summary>
    public SequenceModel Model { get; }

    public static TrainedWeights Read(StepRequest request)
    {
        var fitted = FittedOf(request);
        var choice = StepParameters.Read<ModelChoice>(fitted.Model);
        var output = fitted.Outputs.Count == 0 ? ModelOutput.Strength : ModelOutput.Values(fitted.Outputs.Count);
        var model = choice.Make(fitted.Length, 0, output);
        TrainingFiles.ReadWeights(request, "weights.safetensors").CopyTo(model);
        return new TrainedWeights(fitted, choice, model);
    }

    /// <summary>What predicts with it.</summary>
    public SequencePredictor Predictor() =>
        new(
            Model,
            _choice.Motif is null && _choice.DenseWithPositions is null ? null : Fitted.Length,
            Fitted.ReverseComplement
        );

    public void Dispose() => Model.Dispose();

    private static FittedModel FittedOf(StepRequest request) =>
        request.Inputs.TryGetValue(ModelFile, out var path)
            ? FittedModel.Read(path)
            : new FittedModel(
                "",
                PredictionTask.Regression,
                request.Parameters["model"]!.DeepClone().AsObject(),
                request.Parameters["length"]!.GetValue<int>(),
                Outputs: [],
                Classes: [],
                ReverseComplement: false,
                LabelScale.None(1)
            );
}
