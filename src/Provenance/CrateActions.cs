using System.Text.Json.Nodes;

namespace Provenance;

/// <summary>What was done, as actions, with what each left for the next.</summary>
internal static class CrateActions
{
    /// <summary>The files that a run left in the cache, under the digests of the lock.</summary>
    public static string OutputsOf(string run) => $"{run}/outputs";

    /// <summary>The action of a run and, unless it wrote the results, the collection of its outputs.</summary>
    public static IEnumerable<JsonObject> Of(TaskRun run, CrateSource source)
    {
        yield return Action(run, source);
        if (!run.WritesResults)
        {
            yield return Outputs(run);
        }
    }

    private static JsonObject Action(TaskRun run, CrateSource source)
    {
        var read = run.Inputs.Select(Entity.OutsideId).Concat(run.After.Select(OutputsOf));
        return new JsonObject
        {
            ["@id"] = run.Id,
            ["@type"] = "CreateAction",
            ["name"] = $"{run.Task}: {Count(run.Keys.Count, "step")}",
            ["description"] =
                $"Run again with ./build.sh --study {source.Study} --target {run.Task}. Operations: {string.Join(", ", run.Operations)}. "
                + "An identifier is the key of a step, the SHA-256 of all that it depends on; steps.lock has the steps' names.",
            ["identifier"] = Entity.Values(run.Keys),
            ["instrument"] = Entity.Reference(Software.Of(run.Program).Id),
            ["agent"] = Entity.Reference(CrateContext.AuthorsId),
            ["object"] = Entity.References(read.Prepend(CrateFiles.ParametersId)),
            ["result"] = Entity.References(
                run.WritesResults ? source.Results.Select(Entity.PathId) : [OutputsOf(run.Id)]
            ),
        };
    }

    private static JsonObject Outputs(TaskRun run) =>
        new()
        {
            ["@id"] = OutputsOf(run.Id),
            ["@type"] = "Collection",
            ["name"] = $"{Count(run.FileCount, "file")} of {Count(run.Keys.Count, "step")}",
            ["description"] = "Files in the step cache; steps.lock has the path and the SHA-256 of each.",
        };

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
