using Spectre.Console;
using Spectre.Console.Rendering;
using StepCache;

namespace Build.Progress;

/// <summary>Steps with their states, one a line.</summary>
internal static class StatusView
{
    /// <summary>The steps as a table.</summary>
    public static IRenderable Of(IReadOnlyList<StepStatus> steps)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("Step").AddColumn("State").AddColumn("Why");
        foreach (var status in steps)
        {
            table.AddRow(Markup.Escape(status.Step.Name), Describe(status), Markup.Escape(status.Reason ?? ""));
        }
        return table;
    }

    private static string Describe(StepStatus status) =>
        (status.State, status.WillRun) switch
        {
            (StepState.UpToDate, _) => "[green]up to date[/]",
            (StepState.RemoteOnly, _) => "[blue]remote only[/]",
            (StepState.OutputMissing, false) => "[grey]output missing, not needed[/]",
            (StepState.OutputMissing, true) => "[red]output missing[/]",
            (StepState.Undecided, true) => "[yellow]may run[/]",
            (_, true) => "[yellow]would run[/]",
            _ => "[grey]not needed[/]",
        };
}
