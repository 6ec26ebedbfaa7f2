using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Spectre.Console.Rendering;
using StepCache;

namespace Build.Progress;

/// <summary>What a key is made of, and how it differs from an earlier one.</summary>
internal static class ExplanationView
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The preimage, and a table of the differences.</summary>
    public static IRenderable Of(StepExplanation explanation)
    {
        var parts = new List<IRenderable>();
        if (explanation.Preimage is { } preimage)
        {
            parts.Add(new Text(JsonNode.Parse(preimage)!.ToJsonString(Indented)));
        }
        if (explanation.Nearest is { Differences.Count: > 0 } nearest)
        {
            parts.Add(new Text($"\nagainst the nearest earlier key, {nearest.Key}:"));
            parts.Add(Differences(nearest));
        }
        return new Rows(parts);
    }

    /// <summary>The key, or why there is none yet.</summary>
    public static string LastLineOf(StepExplanation explanation) =>
        explanation.Key is { } key
            ? $"{explanation.Step} has the key {key}{(explanation.Nearest is null ? "; no other key of it is known" : "")}"
            : $"{explanation.Step} has no key yet: it depends on what {string.Join(", ", explanation.Unknown)} will produce";

    private static Table Differences(EarlierKey nearest)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("Field").AddColumn("Before").AddColumn("Now");
        foreach (var difference in nearest.Differences)
        {
            table.AddRow(
                Markup.Escape(difference.Field),
                Markup.Escape(difference.Before ?? "–"),
                Markup.Escape(difference.After ?? "–")
            );
        }
        return table;
    }
}
