using Build.Studies;
using Cake.Frosting;
using StepCache;

namespace Build.Tasks;

/// <summary>Applies trained weights to a user's sequences.</summary>
[TaskName("Predict")]
[TaskDescription(
    "Predict --sequences FILE with the weights of --step NAME, into artifacts/predictions/ or --output DIR"
)]
public sealed class Predict : AsyncFrostingTask<StudyContext>, IStudyTask
{
    /// <inheritdoc/>
    public IEnumerable<Step> StepsOf(StudyPlan plan) => plan.Prediction is { } step ? [step] : [];

    /// <inheritdoc/>
    public override async Task RunAsync(StudyContext context)
    {
        var step =
            context.Plan.Prediction
            ?? throw new UserErrorException("Predict needs --sequences FILE, in FASTA, plain or gzip.");
        await context.RunAsync([step]);
        var folder = Path.Combine(
            context.Options.Output ?? Path.Combine(context.Paths.Artifacts, "predictions"),
            context.Options.Study
        );
        await context.RestoreAsync(step, folder);
        context.Outcome.EndWith($"{string.Join(" and ", step.Outputs)} in {CheckoutPaths.Display(folder)}");
    }
}
