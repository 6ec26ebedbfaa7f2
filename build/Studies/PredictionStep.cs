using System.Text.Json.Nodes;
using Build.CommandLine;
using Build.Parameters;
using StepCache;

namespace Build.Studies;

/// <summary>The step that applies the weights of another step to a user's sequences.</summary>
internal static class PredictionStep
{
    private const string Weights = "weights.safetensors";
    private const string Model = "model.json";

    /// <summary>Makes it from what the user asked for.</summary>
    /// <param name="plan">The study's steps.</param>
    /// <param name="study">The study's parameters.</param>
    /// <param name="name">The study's name.</param>
    /// <param name="options">What the user asked for.</param>
    /// <param name="computations">What computes each kind of step.</param>
    /// <returns>Null where no sequences are given.</returns>
    /// <exception cref="UserErrorException">There is no such step or file, or the step has no weights to apply.</exception>
    public static Step? Of(StudyPlan plan, Study study, string name, BuildOptions options, Computations computations)
    {
        if (options.Sequences is not { } sequences)
        {
            return null;
        }
        if (!File.Exists(sequences))
        {
            throw new UserErrorException(
                Directory.Exists(sequences)
                    ? $"--sequences {sequences}: is a folder; name a FASTA file."
                    : $"--sequences {sequences}: there is no such file."
            );
        }

        var trained = Trained(plan, options.Step);
        var parameters = new JsonObject();
        var inputs = new List<(string, StepInput)>
        {
            ("sequences", StepInput.File(Path.GetFullPath(sequences))),
            (Weights, trained.Output(Weights)),
        };
        if (trained.Outputs.Contains(Model))
        {
            inputs.Add((Model, trained.Output(Model)));
        }
        else
        {
            parameters["model"] = trained.Parameters["model"]!.DeepClone();
            parameters["length"] = ((ReplicatedStudy)study).Data.Length;
        }
        var isSparse = IsSparse(trained.Parameters["model"]!.AsObject());
        var predicting = computations.ObservedTraining with
        {
            Executor = new UserFilesExecutor(
                computations.ObservedTraining.Executor,
                sequences,
                labels: null,
                genome: null
            ),
        };
        return predicting.Step(
            $"{name}/predict",
            "predict",
            parameters,
            inputs,
            isSparse ? ["predictions.csv", "selected.bed"] : ["predictions.csv"],
            expectedSeconds: 10
        );
    }

    private static Step Trained(StudyPlan plan, string? name)
    {
        // The models of the scripts' own protocol are made otherwise, three at once.
        var able = plan.All.Where(step => step.Operation is "train-model" or "train-on-all").ToList();
        if (able.Count == 0)
        {
            throw new UserErrorException("Predict: this study has no weights to predict with; try --study promoters.");
        }

        string[] names = [.. able.Select(step => step.Name)];
        return able.FirstOrDefault(step => step.Name == name)
            ?? throw new UserErrorException(
                name is null
                    ? $"Predict needs --step NAME, the step whose weights are applied, such as {names[0]}."
                    : $"--step {name}: has no weights to predict with; {NearestName.Suggest(name, names)}"
            );
    }

    private static bool IsSparse(JsonObject model) => model.ContainsKey("sparse") || model.ContainsKey("selection");
}
