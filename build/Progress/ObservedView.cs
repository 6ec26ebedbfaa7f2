using Build.CommandLine;
using Manuscript.Claims;
using Manuscript.Observed;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Build.Progress;

/// <summary>The tables that end a comparison on a user's own sequences: every model under each split, then the targets.</summary>
internal static class ObservedView
{
    /// <summary>Whether a results folder is of such a study.</summary>
    public static bool IsOf(string resultsFolder) => File.Exists(Path.Combine(resultsFolder, StudyRow.FileName));

    /// <summary>The models of a results folder, the primary one first, and its targets, if there are any.</summary>
    public static IRenderable Of(string resultsFolder)
    {
        var models = TableView.Of([ObservedTableRendering.Overview(resultsFolder)], OutputFormat.Text);
        var targets = ObservedResults.ReadTargets(resultsFolder);
        return targets.Count > 0 ? new Rows(models, TargetsOf(targets)) : models;
    }

    private static Rows TargetsOf(IReadOnlyList<ClaimRow> targets)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn("Target")
            .AddColumn(new TableColumn("Here").RightAligned())
            .AddColumn("Interval")
            .AddColumn("Reached");
        foreach (var target in targets)
        {
            table.AddRow(
                Markup.Escape(target.Statement),
                Markup.Escape(target.Obtained),
                target.Judgement?.Interval ?? "",
                ClaimsView.Describe(target.Judgement?.Holds)
            );
        }
        int Count(Holding holding) => targets.Count(target => target.Judgement?.Holds == holding);
        return new Rows(
            table,
            new Text(
                $"{Count(Holding.Yes)} of {targets.Count} targets reached, {Count(Holding.No)} not, "
                    + $"{Count(Holding.Undecided)} undecided"
            )
        );
    }
}
