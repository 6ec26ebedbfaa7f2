using Build.Diagrams;
using Build.Studies;
using Cake.Frosting;
using StepCache;

namespace Build.Tasks;

/// <summary>Draws the tasks and steps of the study, coloured by how they stand to the cache.</summary>
[TaskName("Graph")]
[TaskDescription("Draw the study's steps as Mermaid and SVG, coloured by status")]
public sealed class Graph : FrostingTask<StudyContext>, IViewTask
{
    /// <inheritdoc/>
    public override void Run(StudyContext context)
    {
        var study = StudyView.Open(context.Options, context.Paths, say: context.Say);
        var statuses = study.Status().ToDictionary(status => status.Step, StatusOf);
        var diagram = new Diagram(
            $"Steps of the study {context.Options.Study}",
            [
                .. study.Plan.ByTask.Select(entry => new DiagramNode(
                    entry.Step.Name,
                    entry.Task,
                    statuses[entry.Step],
                    [
                        .. entry
                            .Step.Inputs.Values.OfType<StepInput.OutputOf>()
                            .Select(input => input.Step.Name)
                            .Distinct(),
                    ]
                )),
            ]
        );

        var folder = context.Options.Output ?? Path.Combine(context.Paths.Artifacts, "graph");
        CheckoutPaths.RequireWritable(folder, "--output");
        var file = Path.Combine(folder, context.Options.Study);
        File.WriteAllText($"{file}.mmd", MermaidWriter.Write(diagram));
        File.WriteAllText($"{file}.svg", SvgWriter.Write(diagram));
        context.Outcome.EndWith($"graph in {CheckoutPaths.Display(file)}.svg and .mmd");
    }

    private static DiagramStatus StatusOf(StepStatus status) =>
        status switch
        {
            { State: StepState.RemoteOnly } => DiagramStatus.Remote,
            { State: StepState.Undecided } => DiagramStatus.Undecided,
            { WillRun: true } => DiagramStatus.WouldRun,
            _ => DiagramStatus.UpToDate,
        };
}
