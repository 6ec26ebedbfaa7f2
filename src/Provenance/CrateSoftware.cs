using System.Text.Json.Nodes;

namespace Provenance;

/// <summary>The programs that computed the steps, and what they run on.</summary>
internal static class CrateSoftware
{
    /// <summary>Each program and library once, programs first.</summary>
    public static IEnumerable<JsonObject> Of(IEnumerable<PipelineProgram> programs)
    {
        var own = programs.Distinct().Order().Select(Software.Of).ToList();
        var libraries = own.SelectMany(program => program.Requires).DistinctBy(library => library.Id);
        return own.Concat(libraries).Select(Of);
    }

    private static JsonObject Of(Software software)
    {
        var entity = new JsonObject
        {
            ["@id"] = software.Id,
            ["@type"] = "SoftwareApplication",
            ["name"] = software.Name,
            ["description"] = software.Description,
            ["license"] = software.Licence,
        };
        if (software.Version is { } version)
        {
            entity["url"] = software.Url;
            entity["softwareVersion"] = version;
        }
        if (software.Requires.Count > 0)
        {
            entity["softwareRequirements"] = Entity.References(software.Requires.Select(library => library.Id));
        }
        return entity;
    }
}
