namespace StepCache.Tests;

/// <summary>A file system of one megabyte that a test may fill, mounted until it is disposed.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int PageBytes = 4096;

    private readonly TemporaryFolder folder = new();

    /// <exception cref="InvalidOperationException">The system mounts none.</exception>
    public SmallDisk()
    {
        try
        {
            Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.Path);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public string Path => folder.Path;

    private string Ballast => folder.File("ballast");

    /// <summary>Fills the disk but for some pages of 4 kB.</summary>
    public void LeaveFree(int pages)
    {
        MakeRoom();
        var free = new DriveInfo(Path).AvailableFreeSpace / PageBytes;
        File.WriteAllBytes(Ballast, new byte[(free - pages) * PageBytes]);
    }

    public void MakeRoom() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", Path);
        folder.Dispose();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = TestProcess.Start(program, arguments);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program}: {error.Trim()}");
    }
}
