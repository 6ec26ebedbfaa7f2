using StepCache.Internal.Watching;

namespace StepCache.Internal.Verifying;

/// <summary>Files in a cache's folder that no run puts there, or that a killed one left.</summary>
internal static class StrayFiles
{
    /// <summary>Whether a file of the store lies where its name says.</summary>
    public static bool IsStored(FileInfo file, string extension)
    {
        var name = Path.GetFileNameWithoutExtension(file.Name);
        return file.Extension == extension
            && Sha256.IsDigest(name)
            && file.Directory!.Name == name[..2]
            && file.LinkTarget is null;
    }

    public static IEnumerable<StoreProblem> Of(CacheLayout layout) =>
        InRoot(layout)
            .Concat(InShards(layout.Blobs, file => IsStored(file, "")))
            .Concat(InShards(layout.Preimages, file => IsStored(file, ".json")))
            .Concat(InShards(layout.Records, IsRecord))
            .Concat(In(layout.Histories, file => file.Extension == ".json"))
            .Concat(In(layout.Logs, file => file.Extension == ".log"))
            .Concat(In(layout.Locks, file => file.Extension is ".lock" or ".holder"))
            .Concat(In(layout.Runs, file => file.Extension is ".lock" or ".holder" or RunStateFile.Extension))
            .Concat(In(layout.Temporary, file => file.LastWriteTimeUtc > DateTime.UtcNow - CacheLayout.LitterAge))
            .Select(file => new StoreProblem(
                StoreProblemKind.StrayFile,
                layout.Relative(file.FullName),
                [],
                "no run uses it"
            ));

    private static bool IsRecord(FileInfo file) =>
        IsStored(file, ".json") || IsStored(file, CacheLayout.ReleasedExtension);

    // The build's own check whether it may write here leaves nothing, but may be seen.
    private static IEnumerable<FileInfo> InRoot(CacheLayout layout) =>
        In(layout.Root, file => file.FullName == layout.Digests || file.Name.StartsWith('.'));

    private static IEnumerable<FileInfo> InShards(string folder, Func<FileInfo, bool> belongs) =>
        new DirectoryInfo(folder)
            .FoldersOrNone()
            .SelectMany(shard => shard.FilesOrNone())
            .Concat(new DirectoryInfo(folder).FilesOrNone())
            .Where(file => !belongs(file));

    private static IEnumerable<FileInfo> In(string folder, Func<FileInfo, bool> belongs) =>
        new DirectoryInfo(folder).FilesOrNone().Where(file => !belongs(file));
}
