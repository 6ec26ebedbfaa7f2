namespace StepCache.Internal;

/// <summary>The directory of one running step, kept if it fails.</summary>
internal sealed class WorkFolder(string root)
{
    public string Root { get; } = root;

    public string Scratch => Path.Combine(Root, "scratch");

    public string Outputs => Path.Combine(Root, "outputs");

    public string Checkpoints => Path.Combine(Root, "checkpoints");

    public string Input(string name) => Path.Combine(Root, "inputs", name);

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
        Directory.CreateDirectory(Scratch);
        Directory.CreateDirectory(Outputs);
        Directory.CreateDirectory(Checkpoints);
        return true;
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
}
