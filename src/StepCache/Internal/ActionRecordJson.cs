using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace StepCache.Internal;

/// <summary>
/// An action record as the JSON form of the Remote Execution API's ActionResult, so that a stock server of
/// Bazel's HTTP cache takes it. There, a 64-bit number is a string.
/// </summary>
internal static class ActionRecordJson
{
    public static byte[] Write(ActionRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("outputFiles");
            foreach (var output in record.Outputs)
            {
                json.WriteStartObject();
                json.WriteString("path", output.Path);
                json.WriteStartObject("digest");
                json.WriteString("hash", output.Digest);
                json.WriteString("sizeBytes", output.SizeBytes.ToString(CultureInfo.InvariantCulture));
                json.WriteEndObject();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteNumber("exitCode", 0);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    /// <exception cref="FormatException">The JSON is not a record of a step that succeeded.</exception>
    public static ActionRecord Parse(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("outputFiles", out var files))
            throw new FormatException("There are no outputFiles.");
        if (files.ValueKind != JsonValueKind.Array)
            throw new FormatException("The outputFiles are not a list.");
        if (root.TryGetProperty("exitCode", out var exitCode) && exitCode.GetRawText() != "0")
            throw new FormatException("The exit code is not 0.");
        return new ActionRecord([
            .. files.EnumerateArray().Select(ParseFile).OrderBy(file => file.Path, StringComparer.Ordinal),
        ]);
    }

    private static OutputFile ParseFile(JsonElement file)
    {
        var digest = Member(file, "digest");
        var hash = Member(digest, "hash").ToString();
        if (!Sha256.IsDigest(hash))
            throw new FormatException("A digest is not a SHA-256.");
        // protobuf's JSON leaves out what is zero: an empty file has no sizeBytes.
        var size = digest.TryGetProperty("sizeBytes", out var bytes) ? bytes.ToString() : "0";
        var sizeBytes = long.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture);
        return new OutputFile(Member(file, "path").ToString(), hash, sizeBytes);
    }

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member)
            ? member
            : throw new FormatException($"There is no {name}.");
}
