using Build.Progress;
using Build.Studies;
using Cake.Frosting;
using StepCache;

namespace Build.Tasks;

/// <summary>Finds what the positions that a sparse model keeps have in common, draws it, and says which known motifs it is
/// like.</summary>
[TaskName("Motifs")]
[TaskDescription(
    "Find motifs where a sparse model looks, or by in-silico mutagenesis of --step NAME; write MEME, BED and logos, compare "
        + "with known ones"
)]
public sealed class Motifs : AsyncFrostingTask<StudyContext>, IStudyTask
{
    /// <inheritdoc/>
    public IEnumerable<Step> StepsOf(StudyPlan plan) => plan.Motifs;

    /// <inheritdoc/>
    public override async Task RunAsync(StudyContext context)
    {
        var (plan, paths) = (context.Plan, context.Paths);
        if (plan.Motifs.Count == 0)
        {
            throw new UserErrorException(
                $"Motifs: the study '{context.Options.Study}' has no position-aware sparse model, which 'motif' in the "
                    + "parameter file gives it; try --study rigorous."
            );
        }
        await context.RunAsync(plan.Motifs);
        // Those of one step go below those of the study's own selections: motifs/fit/motif-dense.
        var below = MotifSteps.FolderOf(plan);
        var (motifs, logos) = (Path.Combine(paths.Motifs, below), Path.Combine(paths.Logos, below));
        await context.RestoreAsync(MotifSteps.SearchOf(plan), motifs);
        await context.RestoreAsync(MotifSteps.LogosOf(plan), logos);
        context.Outcome.EndWith(
            $"motifs in {CheckoutPaths.Display(motifs)}, logos in {CheckoutPaths.Display(logos)}",
            context.Options.IsQuiet ? null : MotifsView.Of(motifs)
        );
    }
}
