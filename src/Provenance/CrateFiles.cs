using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Provenance;

/// <summary>The files of a crate, and those outside it that it speaks of.</summary>
internal static class CrateFiles
{
    public const string ParametersId = "#parameters";

    /// <summary>A file of the results.</summary>
    public static JsonObject Result(string folder, string path)
    {
        using var file = File.OpenRead(Path.Combine(folder, path));
        return new JsonObject
        {
            ["@id"] = Entity.PathId(path),
            ["@type"] = "File",
            ["name"] = path,
            ["encodingFormat"] = FormatOf(path),
            ["contentSize"] = file.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(file)),
        };
    }

    /// <summary>The parameters, value by value: their file has those of other studies too.</summary>
    public static JsonObject Parameters(CrateSource source) =>
        new()
        {
            ["@id"] = ParametersId,
            ["@type"] = "PropertyValue",
            ["name"] = $"studies.{source.Study} in {source.ParameterFile}",
            ["value"] = Entity.Values(source.Parameters.Select(parameter => $"{parameter.Key} = {parameter.Value}")),
        };

    /// <summary>A file that the steps read.</summary>
    public static JsonObject Input(InputFile input)
    {
        var entity = new JsonObject
        {
            ["@id"] = Entity.OutsideId(input.Path),
            ["@type"] = "File",
            ["name"] = input.Path,
            ["contentSize"] = input.SizeBytes.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["sha256"] = input.Digest,
        };
        if (input.DescribedIn is { } description)
        {
            entity["description"] = $"Its source and licence: {description} in the repository.";
        }
        return entity;
    }

    private static string FormatOf(string path) =>
        Path.GetExtension(path) switch
        {
            ".csv" => "text/csv",
            ".json" => "application/json",
            ".md" => "text/markdown",
            _ => "text/plain",
        };
}
