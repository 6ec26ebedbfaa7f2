using Build.Parameters;
using Build.Progress;
using Build.Studies;
using Cake.Frosting;

namespace Build.Tasks;

/// <summary>Shows what a step's key is made of, and what is different from its nearest earlier key.</summary>
[TaskName("Explain")]
[TaskDescription("Show what the key of --step NAME is made of, and what changed since an earlier one")]
public sealed class Explain : FrostingTask<StudyContext>, IViewTask
{
    /// <inheritdoc/>
    public override void Run(StudyContext context)
    {
        var study = StudyView.Open(context.Options, context.Paths, say: context.Say);
        var names = study.Plan.All.Select(step => step.Name).ToList();
        var name =
            context.Options.Step
            ?? throw new UserErrorException($"Explain needs --step NAME; known are: {string.Join(", ", names)}.");
        var step =
            study.Plan.All.FirstOrDefault(step => step.Name == name)
            ?? throw new UserErrorException(
                $"--step {name}: there is no such step; {NearestName.Suggest(name, names)}"
            );

        var explanation = study.Inspector.Explain(step);

        context.Outcome.EndWith(ExplanationView.LastLineOf(explanation), ExplanationView.Of(explanation));
    }
}
