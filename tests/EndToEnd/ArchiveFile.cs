using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EndToEnd;

/// <summary>An archive in the hands of somebody who changes it, with or without putting its digests right again.</summary>
internal sealed class ArchiveFile(string path)
{
    private const string Sums = "SHA256SUMS";

    /// <summary>Half a file, as a broken download leaves it.</summary>
    public void CutOff() => File.WriteAllBytes(path, File.ReadAllBytes(path)[..(int)(new FileInfo(path).Length / 2)]);

    /// <summary>Other content of the first entry below a folder.</summary>
    public void Change(string folder, Func<byte[], byte[]> change, bool withDigest) =>
        Open(zip =>
        {
            var entry = zip.Entries.First(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal));
            var (name, content) = (entry.FullName, change(Read(entry)));
            entry.Delete();
            Add(zip, name, content);
            if (withDigest)
            {
                ChangeSums(
                    zip,
                    lines =>
                        [.. lines.Where(line => !line.EndsWith(name, StringComparison.Ordinal)), Sum(name, content)]
                );
            }
        });

    /// <summary>One more entry, which its digests name.</summary>
    public void Add(string name, byte[] content, bool withDigest) =>
        Open(zip =>
        {
            Add(zip, name, content);
            if (withDigest)
            {
                ChangeSums(zip, lines => [.. lines, Sum(name, content)]);
            }
        });

    /// <summary>The first entry below a folder is gone.</summary>
    public void Remove(string folder) =>
        Open(zip => zip.Entries.First(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal)).Delete());

    /// <summary>Another value in <c>archive.json</c>.</summary>
    public void Describe(string property, JsonNode value) =>
        Change(
            "archive.json",
            bytes =>
            {
                var json = JsonNode.Parse(bytes)!;
                json[property] = value;
                return Encoding.UTF8.GetBytes(json.ToJsonString());
            },
            withDigest: true
        );

    /// <summary>A step whose record, consistent in itself, has another file than it had.</summary>
    public void Forge(string step, string output)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        var steps = JsonNode.Parse(Read(zip.GetEntry("archive.json")!))!["steps"]!.AsObject();
        var key = steps.First(entry => entry.Value!.GetValue<string>() == step).Key;
        var record = $"cache/ac/{key[..2]}/{key}.json";
        var json = JsonNode.Parse(Read(zip.GetEntry(record)!))!;
        var file = json["outputFiles"]!.AsArray().Single(file => file!["path"]!.GetValue<string>() == output)!;
        var before = file["digest"]!["hash"]!.GetValue<string>();
        zip.GetEntry($"cache/cas/{before[..2]}/{before}")!.Delete();
        var forged = "forged"u8.ToArray();
        var digest = Convert.ToHexStringLower(SHA256.HashData(forged));
        file["digest"] = new JsonObject { ["hash"] = digest, ["sizeBytes"] = $"{forged.Length}" };
        var content = Encoding.UTF8.GetBytes(json.ToJsonString());
        zip.GetEntry(record)!.Delete();
        Add(zip, record, content);
        var blob = $"cache/cas/{digest[..2]}/{digest}";
        Add(zip, blob, forged);
        ChangeSums(
            zip,
            lines =>
                [
                    .. lines
                        .Where(line => !line.EndsWith(record, StringComparison.Ordinal))
                        .Where(line => !line.EndsWith(before, StringComparison.Ordinal)),
                    Sum(record, content),
                    Sum(blob, forged),
                ]
        );
    }

    private void Open(Action<ZipArchive> change)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        change(zip);
    }

    private static void ChangeSums(ZipArchive zip, Func<string[], string[]> change)
    {
        var entry = zip.GetEntry(Sums)!;
        var lines = change(Encoding.UTF8.GetString(Read(entry)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        entry.Delete();
        Add(zip, Sums, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(content);
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Sum(string name, byte[] content) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(content))}  {name}";
}
