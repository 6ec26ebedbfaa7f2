namespace StepCache.Internal;

/// <summary>The directory of one running step, kept if it fails.</summary>
internal sealed class WorkFolder(string root)
{
    public string Root { get; } = root;

    public string Scratch => Path.Combine(Root, "scratch");

    public string Outputs => Path.Combine(Root, "outputs");

    public string Checkpoints => Path.Combine(Root, "checkpoints");

    public string Inputs => Path.Combine(Root, "inputs");

    private string[] Folders => [Inputs, Scratch, Outputs, Checkpoints];

    public string Input(string name) => Path.Combine(Inputs, name);

    public string Output(string path) => Path.Combine(Outputs, path);

    /// <summary>Removes what a run before this one left, except the checkpoints if they are to be kept.</summary>
    public bool Prepare(bool keepCheckpoints)
    {
        Directory.CreateDirectory(Root);
        foreach (var folder in Directory.EnumerateDirectories(Root))
        {
            if (folder != Checkpoints || !keepCheckpoints)
                Directory.Delete(folder, recursive: true);
        }
        foreach (var folder in Folders)
            Directory.CreateDirectory(folder);
        return true;
    }

    /// <summary>Removes what is in its folders, if the step left those as they were made, and nothing beside them.
    /// </summary>
    /// <returns>Whether it is now as if it had just been made.</returns>
    public bool TryEmpty()
    {
        try
        {
            var entries = new DirectoryInfo(Root).GetFileSystemInfos();
            if (!entries.Select(entry => entry.FullName).ToHashSet().SetEquals(Folders) || !entries.All(IsFolder))
                return false;
            foreach (var entry in entries)
                Empty((DirectoryInfo)entry);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public IEnumerable<string> OutputPaths() =>
        Directory
            .EnumerateFiles(Outputs, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Outputs, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public void Delete()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is only litter, and on Windows the worker may still be in it.
        }
    }

    private static bool IsFolder(FileSystemInfo entry) => entry is DirectoryInfo { LinkTarget: null };

    private static void Empty(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo below)
                below.Delete(recursive: true);
            else
                entry.Delete();
        }
    }
}
