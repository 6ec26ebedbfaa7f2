using Build.Crates;
using Build.Studies;
using Cake.Frosting;
using Provenance;

namespace Build.Tasks;

/// <summary>Writes where the committed results came from beside them, without running a step.</summary>
[TaskName("Provenance")]
[TaskDescription("Rewrite ro-crate-metadata.json from results/<study>/ and its steps.lock, without training")]
public sealed class DescribeResults : FrostingTask<StudyContext>, IViewTask
{
    /// <inheritdoc/>
    public override void Run(StudyContext context)
    {
        var study = StudyView.Open(context.Options, context.Paths);
        new StudyCrate(context.Options, context.Paths, study.Plan, study.Computations).Write(study.Digests);
        context.Outcome.EndWith(
            $"provenance in {CheckoutPaths.Display(Path.Combine(context.Paths.Results, ResultsCrate.FileName))}"
        );
    }
}
