using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Provenance;

/// <summary>
/// Where a results folder came from, as <c>ro-crate-metadata.json</c> in it: RO-Crate 1.2 with the profile Process Run Crate
/// 0.5. The same source gives the same bytes.
/// </summary>
/// <remarks>
/// An action is what one program did for one task; the steps are its identifiers, and <c>steps.lock</c> beside it has the
/// digest of every file that they wrote. The profile's <c>endTime</c>, which it recommends, is left out: when and where a
/// run was is no part of the results, and would change them with every run.
/// </remarks>
public static class ResultsCrate
{
    /// <summary>The file's name, which RO-Crate fixes.</summary>
    public const string FileName = "ro-crate-metadata.json";

    internal const string Specification = "https://w3id.org/ro/crate/1.2";

    internal const string Profile = "https://w3id.org/ro/wfrun/process/0.5";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the file into the results folder, if it is not there as it is; by rename, so that it is never half there.
    /// </summary>
    /// <exception cref="IOException">A file of the results cannot be read, or this one not written.</exception>
    public static void Write(CrateSource source)
    {
        var path = Path.Combine(source.Folder, FileName);
        var text = Of(source);
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            var unfinished = $"{path}.{Environment.ProcessId}.tmp";
            File.WriteAllText(unfinished, text);
            File.Move(unfinished, path, overwrite: true);
        }
    }

    /// <summary>The file's text.</summary>
    /// <exception cref="IOException">A file of the results cannot be read.</exception>
    public static string Of(CrateSource source)
    {
        IEnumerable<JsonObject> entities =
        [
            Descriptor(),
            Root(source),
            .. CrateContext.Entities(),
            .. source.Results.Select(path => CrateFiles.Result(source.Folder, path)),
            CrateFiles.Parameters(source),
            .. source.Inputs.Select(CrateFiles.Input),
            .. source.Runs.SelectMany(run => CrateActions.Of(run, source)),
            .. CrateSoftware.Of(source.Runs.Select(run => run.Program)),
        ];
        var crate = new JsonObject
        {
            ["@context"] = $"{Specification}/context",
            ["@graph"] = new JsonArray([.. entities]),
        };
        return crate.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Descriptor() =>
        new()
        {
            ["@id"] = FileName,
            ["@type"] = "CreativeWork",
            ["about"] = Entity.Reference("./"),
            ["conformsTo"] = Entity.Reference(Specification),
        };

    private static JsonObject Root(CrateSource source) =>
        new()
        {
            ["@id"] = "./",
            ["@type"] = "Dataset",
            ["name"] = $"Results of the study {source.Study}",
            ["description"] =
                $"What the study {source.Study} came to in a reproduction of \"{Publication.PaperTitle}\", with the steps that computed it.",
            ["datePublished"] = Publication.Date,
            ["license"] = Entity.Reference(CrateContext.LicenceId),
            ["author"] = Entity.Reference(CrateContext.AuthorsId),
            ["citation"] = Entity.Reference(Publication.PaperUrl),
            ["conformsTo"] = Entity.Reference(Profile),
            ["hasPart"] = Entity.References(source.Results.Select(Entity.PathId)),
            ["mentions"] = Entity.References(
                source.Runs.SelectMany(run =>
                    run.WritesResults ? [run.Id] : new[] { run.Id, CrateActions.OutputsOf(run.Id) }
                )
            ),
        };
}
