using System.IO.Enumeration;

namespace StepCache.Internal.Collecting;

/// <summary>A file of the cache.</summary>
/// <param name="Name">Its name without its folder.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Used">When it was last used, or written.</param>
internal readonly record struct StoredFile(string Name, long Bytes, DateTime Used)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None };

    private static readonly EnumerationOptions Below = new()
    {
        AttributesToSkip = FileAttributes.None,
        RecurseSubdirectories = true,
    };

    /// <summary>The files of a folder, none if there is no such folder.</summary>
    public static IReadOnlyList<StoredFile> In(string folder) => List(folder, Everything);

    /// <summary>The files of a folder's folders, none if there is no such folder.</summary>
    public static IReadOnlyList<StoredFile> InFoldersOf(string folder) =>
        [
            .. new DirectoryInfo(folder)
                .FoldersOrNone()
                .AsParallel()
                .SelectMany(shard => List(shard.FullName, Everything)),
        ];

    /// <summary>A folder with all that is below it as if it were one file.</summary>
    public static StoredFile OfFolder(DirectoryInfo folder)
    {
        var files = List(folder.FullName, Below);
        var used = files.Select(file => file.Used).Append(folder.LastWriteTimeUtc).Max();
        return new StoredFile(folder.Name, files.Sum(file => file.Bytes), used);
    }

    private static List<StoredFile> List(string folder, EnumerationOptions options)
    {
        try
        {
            return [.. new FileSystemEnumerable<StoredFile>(folder, Of, options) { ShouldIncludePredicate = IsFile }];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static bool IsFile(ref FileSystemEntry entry) => !entry.IsDirectory;

    private static StoredFile Of(ref FileSystemEntry entry) =>
        new(entry.FileName.ToString(), entry.Length, entry.LastWriteTimeUtc.UtcDateTime);
}
