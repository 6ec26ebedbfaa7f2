using System.Diagnostics;

namespace Build.Tests.Differences;

/// <summary>A git repository of one test, with one commit.</summary>
internal sealed class Repository : IDisposable
{
    public Repository(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            Write(path, text);
        }
        Git("init", "--quiet");
        Git("add", ".");
        Git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "--message", "first");
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("genomic-git-").FullName;

    public string At(string path) => Path.Combine(Root, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private void Git(params string[] arguments)
    {
        using var git = Process.Start("git", ["-C", Root, .. arguments]);
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
