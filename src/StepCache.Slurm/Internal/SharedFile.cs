using System.Text.Json;

namespace StepCache.Slurm.Internal;

/// <summary>Small files that one machine writes and another reads: seen whole or not at all.</summary>
internal static class SharedFile
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public static void Write<T>(string path, T content)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.new";
        using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, content, Format);
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads a file; null where there is none, or another version wrote it.</summary>
    public static T? Read<T>(string path)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Format);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
