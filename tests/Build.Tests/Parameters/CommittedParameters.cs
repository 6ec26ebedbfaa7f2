using System.Runtime.CompilerServices;

namespace Build.Tests.Parameters;

/// <summary>The committed params.yaml, and variations of it.</summary>
internal static class CommittedParameters
{
    public static string Path { get; } = FindFromSource();

    public static string Text { get; } = File.ReadAllText(Path);

    /// <summary>The committed text with one passage replaced, which must occur.</summary>
    public static string With(string passage, string replacement)
    {
        Assert.Contains(passage, Text, StringComparison.Ordinal);
        var at = Text.IndexOf(passage, StringComparison.Ordinal);
        return Text[..at] + replacement + Text[(at + passage.Length)..];
    }

    private static string FindFromSource([CallerFilePath] string source = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(source, "..", "..", "..", "..", "params.yaml"));
}
