using System.Text.Json;
using System.Text.Json.Nodes;
using ObservedData.Folds;
using ObservedData.Importing;
using StepCache.Requests;

namespace ObservedData.Worker.Files;

/// <summary>What must be known of trained weights to predict with them, as <c>model.json</c> beside them.</summary>
/// <param name="Name">The model's name in tables.</param>
/// <param name="Task">What it predicts.</param>
/// <param name="Model">Its shape, as in the parameters of the step that trained it.</param>
/// <param name="Length">Letters of the longest sequence that it was trained on.</param>
/// <param name="Outputs">What its numbers are: targets, or classes.</param>
/// <param name="Classes">The classes' names; empty for regression.</param>
/// <param name="ReverseComplement">Whether predictions are the mean of both strands.</param>
/// <param name="Scale">The units that it was taught in.</param>
internal sealed record FittedModel(
    string Name,
    PredictionTask Task,
    JsonObject Model,
    int Length,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<string> Classes,
    bool ReverseComplement,
    LabelScale Scale
)
{
    private const string FileName = "model.json";

    public void Write(StepRequest request) => RecordFile.Write(request, FileName, this);

    public static FittedModel Read(string path) =>
        JsonSerializer.Deserialize<FittedModel>(File.ReadAllBytes(path), RecordFile.Format)
        ?? throw new JsonException($"{path} is empty.");
}
