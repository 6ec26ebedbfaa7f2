using Build.CommandLine;
using Build.Parameters;
using StepCache;

namespace Build.Studies;

/// <summary>The steps that find motifs by in-silico mutagenesis of one trained model, whichever it is.</summary>
internal static class MutagenesisSteps
{
    /// <summary>The share of a sequence's positions that is looked at where the study's sparse models keep none.</summary>
    private const double UsualShare = 0.1;

    private static readonly string[] Files = ["sequences.bin", "labels.csv", MotifSteps.TestSequences];

    /// <summary>Whether the user asks for the motifs of a step.</summary>
    public static bool AreAskedFor(BuildOptions options) =>
        options.Step is not null && options.Targets.Contains("Motifs", StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes them of the step that the user named.</summary>
    /// <param name="plan">The study's steps.</param>
    /// <param name="study">The study's parameters.</param>
    /// <param name="options">What the user asked for, with <c>--step</c>.</param>
    /// <param name="computations">What computes each kind of step.</param>
    /// <param name="root">The folder that the study's files are named from.</param>
    /// <exception cref="UserErrorException">The step has no weights, or there is no such file of motifs.</exception>
    public static IReadOnlyList<Step> Of(
        StudyPlan plan,
        Study study,
        BuildOptions options,
        Computations computations,
        string root
    )
    {
        var trained = WeightsStep.Of(plan, "Motifs", options.Step);
        var observed = study as ObservedStudy;
        var folder = $"motifs/{trained.Name[(options.Study.Length + 1)..]}";
        var positivesOnly = observed?.Data.Task == "binary";
        var mutated = Mutate(study, trained, positivesOnly, $"{options.Study}/{folder}", computations);
        var known =
            options.Motifs is { } file ? MotifSteps.FileOf("--motifs", file, Environment.CurrentDirectory)
            : observed?.Comparison is { } own ? MotifSteps.FileOf($"studies.{options.Study}.known_motifs:", own, root)
            : ((string, string)?)null;
        return new MotifSteps(options.Study, computations, known, folder).OfSelection(
            mutated,
            SeedOf(trained),
            positivesOnly,
            observed?.Data.ReverseComplement ?? false,
            study is ReplicatedStudy replicated
                ? replicated.Data.Motifs.Select(motif => (motif.Name, motif.Sequence))
                : []
        );
    }

    private static Step Mutate(Study study, Step trained, bool positivesOnly, string name, Computations computations)
    {
        var (inputs, parameters) = WeightsStep.Inputs(trained, study);
        parameters["name"] = trained.Parameters["name"]!.DeepClone();
        parameters["seed"] = SeedOf(trained);
        parameters["share"] = ShareOf(study);
        parameters["positives_only"] = positivesOnly;
        var source = trained
            .Inputs.Values.OfType<StepInput.OutputOf>()
            .Select(input => input.Step)
            .First(step => step.Outputs.Any(Files.Contains));
        return computations.ObservedTraining.Step(
            $"{name}/mutate",
            "mutate-positions",
            parameters,
            [.. inputs, .. Files.Where(source.Outputs.Contains).Select(file => (file, source.Output(file)))],
            ["selection.csv", "effects.csv"],
            expectedSeconds: 10
        );
    }

    private static int SeedOf(Step trained) => trained.Parameters["seed"]!.GetValue<int>();

    private static double ShareOf(Study study) =>
        study switch
        {
            ObservedStudy observed => observed.Motif.Sparsities[0],
            ReplicatedStudy { Motif: { } motif } => motif.Sparsities[0],
            _ => UsualShare,
        };
}
