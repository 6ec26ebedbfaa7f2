using System.Text.Json.Nodes;
using Build.Parameters;
using StepCache;

namespace Build.Studies;

/// <summary>The step among a study's whose weights are applied, as the user names it.</summary>
internal static class WeightsStep
{
    private const string Weights = "weights.safetensors";
    private const string Model = "model.json";
    private const string Seed = "/seed=";

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
            throw new UserErrorException(
                $"{task}: this study has no weights to apply; name one that has with --study NAME."
            );
        }

        return able.FirstOrDefault(step => step.Name == name)
            ?? throw new UserErrorException(
                name is null ? $"{task} needs --step NAME, the step whose weights are applied:{List(able)}"
                : plan.All.Any(step => step.Name == name)
                    ? $"--step {name}: has no weights to apply; these have:{List(able)}"
                : $"--step {name}: there is no such step; {Suggest(name, able)}"
            );
    }

    // A part of a name, such as the model's, stands for the whole.
    private static string Suggest(string name, IReadOnlyList<Step> able)
    {
        var wholeOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var whole in able.Select(step => step.Name))
        {
            foreach (var part in PartsOf(whole))
            {
                wholeOf.TryAdd(part, whole);
            }
        }
        return NearestName.Find(name, wholeOf.Keys) is { } nearest
            ? $"did you mean '{wholeOf[nearest]}'?"
            : $"these have weights to apply:{List(able)}";
    }

    private static IEnumerable<string> PartsOf(string name)
    {
        var words = name.Split('/');
        return from first in Enumerable.Range(0, words.Length)
            from last in Enumerable.Range(first, words.Length - first)
            select string.Join('/', words[first..(last + 1)]);
    }

    // One a line; those that differ in the seed alone share one.
    private static string List(IEnumerable<Step> able) =>
        string.Concat(
            able.GroupBy(step => step.Name.Split(Seed)[0], StringComparer.Ordinal)
                .Select(same => (First: same.First().Name, Last: same.Last().Name, Count: same.Count()))
                .Select(same =>
                    same.Count == 1 ? $"\n  {same.First}" : $"\n  {same.First} to {same.Last.Split('/')[^1]}"
                )
        );

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
