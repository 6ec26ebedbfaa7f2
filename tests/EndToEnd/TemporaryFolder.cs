namespace EndToEnd;

/// <summary>A folder that goes when the test is done.</summary>
public sealed class TemporaryFolder(string path) : IDisposable
{
    public TemporaryFolder()
        : this(Directory.CreateTempSubdirectory("genomic-").FullName) { }

    public string Path => path;

    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
