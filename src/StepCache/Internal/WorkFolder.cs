using System.IO.Enumeration;

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
        foreach (var note in Directory.EnumerateFiles(Root))
            File.Delete(note);
        return Create();
    }

    /// <summary>Makes the folder where there is none.</summary>
    public bool Create()
    {
        Directory.CreateDirectory(Root);
        foreach (var folder in Folders)
            Directory.CreateDirectory(folder);
        return true;
    }

    /// <summary>Removes what is in its folders and what lies beside them, if they are still those that were made.</summary>
    /// <returns>Whether it is now as if it had just been made.</returns>
    public bool TryEmpty()
    {
        try
        {
            var entries = Entry.In(Root);
            if (!entries.Where(entry => entry.IsFolder).Select(entry => entry.Path).ToHashSet().SetEquals(Folders))
                return false;
            foreach (var entry in entries.SelectMany(entry => entry.IsFolder ? Entry.In(entry.Path) : [entry]))
                entry.Remove();
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

    /// <summary>What lies in a folder, as the listing itself tells it: a link is no folder.</summary>
    private readonly record struct Entry(string Path, bool IsFolder)
    {
        private static readonly EnumerationOptions All = new()
        {
            AttributesToSkip = FileAttributes.None,
            IgnoreInaccessible = false,
        };

        public static List<Entry> In(string folder) => [.. new FileSystemEnumerable<Entry>(folder, Of, All)];

        public void Remove()
        {
            if (IsFolder)
                Directory.Delete(Path, recursive: true);
            else
                File.Delete(Path);
        }

        private static Entry Of(ref FileSystemEntry entry) =>
            new(entry.ToFullPath(), entry.IsDirectory && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint));
    }
}
