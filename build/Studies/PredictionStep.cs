using System.Text.Json.Nodes;
using Build.CommandLine;
using Build.Parameters;
using StepCache;

namespace Build.Studies;

/// <summary>The step that applies the weights of another step to a user's sequences.</summary>
internal static class PredictionStep
{
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

        var trained = WeightsStep.Of(plan, "Predict", options.Step);
        var (weights, parameters) = WeightsStep.Inputs(trained, study);
        var isSparse = IsSparse(trained.Parameters["model"]!.AsObject());
        var predicting = computations.ObservedTraining with
        {
            Executor = new UserFilesExecutor(computations.ObservedTraining.Executor, [("sequences", sequences)]),
        };
        return predicting.Step(
            $"{name}/predict",
            "predict",
            parameters,
            [("sequences", StepInput.File(Path.GetFullPath(sequences))), .. weights],
            isSparse ? ["predictions.csv", "selected.bed"] : ["predictions.csv"],
            expectedSeconds: 10
        );
    }

    private static bool IsSparse(JsonObject model) => model.ContainsKey("sparse") || model.ContainsKey("selection");
}
