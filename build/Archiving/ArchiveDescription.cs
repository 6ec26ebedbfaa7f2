using System.Text.Json;
using System.Text.Json.Serialization;
using StepCache;

namespace Build.Archiving;

/// <summary>What an archive says of itself, in <c>archive.json</c>.</summary>
/// <param name="Format">The version of the archive's layout.</param>
/// <param name="KeySchema">The version of what a key is made of.</param>
/// <param name="Study">The study whose steps are in it.</param>
/// <param name="Steps">The step of each key.</param>
internal sealed record ArchiveDescription(
    int Format,
    int KeySchema,
    string Study,
    IReadOnlyDictionary<string, string> Steps
)
{
    /// <summary>The file's name in an archive.</summary>
    public const string FileName = "archive.json";

    /// <summary>The layout that this program writes, and reads.</summary>
    public const int PresentFormat = 1;

    private static readonly ArchiveJson Json = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            WriteIndented = true,
            NewLine = "\n",
        }
    );

    /// <summary>That of an archive that this program writes.</summary>
    public static ArchiveDescription Of(string study, IEnumerable<(string Key, string Step)> steps) =>
        new(
            PresentFormat,
            CacheStore.KeySchema,
            study,
            new SortedDictionary<string, string>(
                steps.ToDictionary(step => step.Key, step => step.Step),
                StringComparer.Ordinal
            )
        );

    /// <summary>Its bytes.</summary>
    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json.ArchiveDescription), (byte)'\n'];

    /// <summary>Reads it.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static ArchiveDescription Read(Stream file) =>
        JsonSerializer.Deserialize(file, Json.ArchiveDescription) ?? throw new JsonException("It is empty.");
}

[JsonSerializable(typeof(ArchiveDescription))]
internal sealed partial class ArchiveJson : JsonSerializerContext;
