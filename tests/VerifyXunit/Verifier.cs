using System.Runtime.CompilerServices;
using EmptyFiles;
using VerifyTests;

namespace VerifyXunit;

/// <summary>Compares what a test got with the snapshot beside the test's source file,
/// <c>TestClass.TestMethod.verified.extension</c>. The arguments are those of the package; what is
/// not used here is left out, so name all but the first two.</summary>
public static class Verifier
{
    /// <summary>Compares a text, whatever its line endings.</summary>
    public static SettingsTask Verify(
        string? target,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = ""
    ) => Verify(target, "txt", settings, sourceFile);

    /// <summary>Compares a text, whatever its line endings, with a snapshot of the given
    /// extension.</summary>
    public static SettingsTask Verify(
        string? target,
        string extension,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = ""
    ) => new(settings, chosen => Compare(new TextContent(target), extension, chosen, sourceFile));

    /// <summary>Compares a file: as text if its extension is one of a text, else byte by byte.</summary>
    public static SettingsTask VerifyFile(
        string path,
        VerifySettings? settings = null,
        string? extension = null,
        [CallerFilePath] string sourceFile = ""
    ) =>
        new(
            settings,
            async chosen =>
            {
                var ending = extension ?? Path.GetExtension(path).TrimStart('.');
                SnapshotContent content = FileExtensions.IsTextExtension(ending)
                    ? new TextContent(await File.ReadAllTextAsync(path))
                    : new BinaryContent(await File.ReadAllBytesAsync(path));
                await Compare(content, ending, chosen, sourceFile);
            }
        );

    private static Task Compare(SnapshotContent content, string extension, VerifySettings settings, string sourceFile)
    {
        if (extension.StartsWith('.'))
        {
            throw new ArgumentException($"Leave out the dot of extension '{extension}'.", nameof(extension));
        }

        var snapshot = Snapshot.Of(UseVerifyAttribute.Test, sourceFile, extension, settings);
        return snapshot.Compare(content, settings.OpensDiffTool);
    }
}
