using System.Text;
using DiffPlex.Renderer;

namespace VerifyTests;

/// <summary>What a test got.</summary>
internal abstract class SnapshotContent
{
    public abstract Task Write(string path);

    public abstract bool IsIn(string path);

    /// <summary>Says where this differs from a file.</summary>
    public abstract string DifferenceTo(string path, string receivedPath);
}

internal sealed class TextContent(string? target) : SnapshotContent
{
    // An empty file is how some diff tools need a missing one to look, so nothing is empty here.
    private readonly string _text = target switch
    {
        null => "null",
        "" => "emptyString",
        _ => WithLineFeeds(target),
    };

    public override Task Write(string path) => File.WriteAllTextAsync(path, _text);

    public override bool IsIn(string path)
    {
        // Editors end a file with a line feed, whether its text does or not.
        var verified = Read(path);
        return verified == _text || verified == _text + '\n';
    }

    public override string DifferenceTo(string path, string receivedPath) =>
        WithLineFeeds(
            UnidiffRenderer.GenerateUnidiff(
                Read(path),
                _text,
                Path.GetFileName(path),
                Path.GetFileName(receivedPath),
                ignoreWhitespace: false
            )
        );

    private static string Read(string path) => WithLineFeeds(File.ReadAllText(path, Encoding.UTF8));

    private static string WithLineFeeds(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}

internal sealed class BinaryContent(byte[] target) : SnapshotContent
{
    public override Task Write(string path) => File.WriteAllBytesAsync(path, target);

    public override bool IsIn(string path) => target.AsSpan().SequenceEqual(File.ReadAllBytes(path));

    public override string DifferenceTo(string path, string receivedPath)
    {
        var verified = File.ReadAllBytes(path);
        var equal = verified.AsSpan().CommonPrefixLength(target);
        return $"verified {verified.Length} bytes, received {target.Length}; equal up to byte {equal}\n";
    }
}
