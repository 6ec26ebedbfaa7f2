using Build.Studies;
using Cake.Frosting;
using StepCache;

namespace Build.Tasks;

/// <summary>Makes the sequences and labels of the study.</summary>
[TaskName("GenerateData")]
[TaskDescription(
    "Make the sequences and labels of the study; where motifs are planted, into artifacts/data/ or --output DIR"
)]
public sealed class GenerateData : AsyncFrostingTask<StudyContext>, IStudyTask
{
    /// <inheritdoc/>
    public IEnumerable<Step> StepsOf(StudyPlan plan) => plan.Data;

    /// <inheritdoc/>
    public override async Task RunAsync(StudyContext context)
    {
        await context.RunAsync(StepsOf(context.Plan));
        if (context.Plan.Planted is { } planted && IsAskedFor(context))
        {
            var folder = Path.Combine(
                context.Options.Output ?? Path.Combine(context.Paths.Artifacts, "data"),
                context.Options.Study
            );
            await context.RestoreAsync(planted, folder);
            context.Outcome.EndWith($"{string.Join(", ", planted.Outputs)} in {CheckoutPaths.Display(folder)}");
        }
    }

    // Where it comes before other tasks, --output is theirs.
    private static bool IsAskedFor(StudyContext context) =>
        context.Options.Targets.Contains(nameof(GenerateData), StringComparer.OrdinalIgnoreCase);
}
