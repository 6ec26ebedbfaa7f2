using System.Text.Json.Nodes;
using Build.Parameters;
using StepCache;

namespace Build.Studies;

/// <summary>The step among a study's whose weights are applied, as the user names it.</summary>
internal static class WeightsStep
{
    private const string Weights = "weights.safetensors";
    private const string Model = "model.json";

    /// <summary>Finds it.</summary>
    /// <param name="plan">The study's steps.</param>
    /// <param name="task">The task that asks.</param>
    /// <param name="name">The step's name; null where the user gave none.</param>
    /// <exception cref="UserErrorException">There is no such step, or it has no weights.</exception>
    public static Step Of(StudyPlan plan, string task, string? name)
    {
        // The models of the scripts' own protocol are made otherwise, three at once.
        var able = plan.All.Where(step => step.Operation is "train-model" or "train-on-all").ToList();
        if (able.Count == 0)
        {
            throw new UserErrorException($"{task}: this study has no weights to apply; try --study promoters.");
        }

        string[] names = [.. able.Select(step => step.Name)];
        return able.FirstOrDefault(step => step.Name == name)
            ?? throw new UserErrorException(
                name is null
                    ? $"{task} needs --step NAME, the step whose weights are applied, such as {names[0]}."
                    : $"--step {name}: has no weights to apply; {NearestName.Suggest(name, names)}"
            );
    }

    /// <summary>What a step needs to make the model again: inputs, and parameters where no file says them.</summary>
    /// <param name="trained">The step that trained it.</param>
    /// <param name="study">The study's parameters.</param>
    public static (IReadOnlyList<(string, StepInput)> Inputs, JsonObject Parameters) Inputs(
        Step trained,
        Study study
    ) =>
        trained.Outputs.Contains(Model)
            ? ([(Weights, trained.Output(Weights)), (Model, trained.Output(Model))], [])
            : (
                [(Weights, trained.Output(Weights))],
                new JsonObject
                {
                    ["model"] = trained.Parameters["model"]!.DeepClone(),
                    ["length"] = ((ReplicatedStudy)study).Data.Length,
                }
            );
}
