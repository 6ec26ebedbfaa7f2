namespace StepCache.Internal;

/// <summary>Lists folders that others may change or remove meanwhile.</summary>
internal static class Listing
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None };

    /// <summary>The folder's files, none if there is no such folder.</summary>
    public static IEnumerable<FileInfo> FilesOrNone(this DirectoryInfo folder, string pattern = "*") =>
        folder.Exists ? folder.EnumerateFiles(pattern, Everything) : [];

    /// <summary>The folder's folders, none if there is no such folder.</summary>
    public static IEnumerable<DirectoryInfo> FoldersOrNone(this DirectoryInfo folder) =>
        folder.Exists ? folder.EnumerateDirectories("*", Everything) : [];
}
