using System.IO.Compression;

namespace ObservedData.Tests.Importing;

/// <summary>A directory that a test has to itself, gone when it ends.</summary>
internal sealed class TemporaryFiles : IDisposable
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("observed-").FullName;

    public string[] Names => [.. System.IO.Directory.GetFileSystemEntries(Directory).Select(Path.GetFileName)!];

    public string this[string name] => Path.Combine(Directory, name);

    public static byte[] Gzip(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    public static byte[] Gzip(string text) => Gzip(System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
