using VerifyTests;

namespace VerifyXunit.Tests;

/// <summary>A directory with snapshots named Case, gone after the test.</summary>
internal sealed class SnapshotDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("snapshots-");

    public string Path => _directory.FullName;

    public IEnumerable<string> Files => _directory.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal);

    public void Dispose() => _directory.Delete(recursive: true);

    public string Write(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, content);
        return path;
    }

    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    public async Task<string?> FailureOf(SettingsTask comparison)
    {
        var chosen = comparison.UseDirectory(Path).UseFileName("Case").DisableDiff();
        var exception = await Record.ExceptionAsync(() => chosen);
        return exception?.Message.Replace(Path, "{directory}", StringComparison.Ordinal);
    }
}
