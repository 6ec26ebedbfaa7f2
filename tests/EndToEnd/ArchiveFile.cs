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
