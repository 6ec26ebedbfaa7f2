using System.Globalization;
using Build.CommandLine;
using Spectre.Console;
using Spectre.Console.Rendering;
using StepCache;

namespace Build.Progress;

/// <summary>What was found in the store, and what went from it.</summary>
internal static class StoreView
{
    /// <summary>What is wrong, one file a line.</summary>
    public static IRenderable Of(VerificationReport report)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn("File")
            .AddColumn("What is wrong")
            .AddColumn("Steps");
        foreach (var problem in report.Problems)
        {
            table.AddRow(
                Markup.Escape(problem.Path),
                Markup.Escape(problem.Detail),
                Markup.Escape(string.Join(", ", problem.Steps))
            );
        }
        return table;
    }

    /// <summary>What went, one step a line.</summary>
    public static IRenderable Of(CollectionReport report)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn("Step")
            .AddColumn(new TableColumn("Keys").RightAligned())
            .AddColumn(new TableColumn("Size").RightAligned());
        foreach (var step in report.Steps)
        {
            table.AddRow(
                Markup.Escape(step.Step ?? "(of no step that is known)"),
                (step.Keys + step.Released).ToString(CultureInfo.InvariantCulture),
                ByteSize.Format(step.Bytes)
            );
        }
        return table;
    }
}
