using System.Diagnostics;

namespace Build.Differences;

/// <summary>A revision of the checkout's git repository: what files held then.</summary>
internal sealed class GitRevision
{
    private readonly string _root;
    private readonly string _commit;

    /// <summary>Finds a revision.</summary>
    /// <exception cref="UserErrorException">Git is not there, this is no repository, or it has no such revision.</exception>
    public GitRevision(string root, string revision)
    {
        _root = root;
        var (exitCode, output) = Git("rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}");
        _commit =
            exitCode == 0
                ? output.Trim()
                : throw new UserErrorException(
                    $"--against {revision}: the checkout's git repository has no such revision; name a commit, a branch or a tag."
                );
    }

    /// <summary>The commit's full name.</summary>
    public string Commit => _commit;

    /// <summary>What a file held, or null where the revision does not have it.</summary>
    /// <param name="path">Relative to the checkout, with slashes.</param>
    public string? Read(string path) => Git("show", $"{_commit}:{path}") is (0, var text) ? text : null;

    /// <summary>The names of what was in a folder; none where the revision does not have it.</summary>
    /// <param name="folder">Relative to the checkout, with slashes.</param>
    public IEnumerable<string> NamesIn(string folder) =>
        Git("ls-tree", "--name-only", "-z", _commit, "--", $"{folder}/")
            .Output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(path => path[(path.LastIndexOf('/') + 1)..]);

    private (int ExitCode, string Output) Git(params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("git", ["-C", _root, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var git = Process.Start(start)!;
            _ = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return (git.ExitCode, output);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new UserErrorException("git is not on the PATH, and --against needs it. Install git.");
        }
    }
}
