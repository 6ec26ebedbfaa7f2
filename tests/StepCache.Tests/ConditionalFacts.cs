namespace StepCache.Tests;

/// <summary>A test of what only Linux does or shows: by default, which processes there are.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute(string because = "It looks for processes in /proc.")
    {
        if (!OperatingSystem.IsLinux())
            Skip = because;
    }
}

/// <summary>A test that runs programs which every Unix has.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "It runs Unix programs.";
    }
}

/// <summary>A test that mounts a small file system, as only root may.</summary>
internal sealed class MountFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(Try);

    public MountFactAttribute() => Skip = Obstacle.Value;

    private static string? Try()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return "It needs a small disk to fill, and only root on Linux may mount one.";
        try
        {
            using var disk = new SmallDisk();
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return $"It needs a small disk to fill, and this system mounts none: {exception.Message}";
        }
    }
}
