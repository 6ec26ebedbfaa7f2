using System.Runtime.InteropServices;

namespace GenomicAttention.Tests.Runtime;

/// <summary>
/// A test that needs a processor emulated in software; where there is no emulator it says so and is counted as
/// skipped.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EmulationTheoryAttribute : TheoryAttribute
{
    public EmulationTheoryAttribute()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            Skip = "Results are compared with an emulated processor on Linux on x86-64 only.";
        }
        else if (Emulator is null)
        {
            Skip = "qemu-x86_64 is not installed, so no other processor was tried: install Debian's package qemu-user.";
        }
    }

    /// <summary>The emulator's path, or null where it is not installed.</summary>
    public static string? Emulator { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "qemu-x86_64"))
            .FirstOrDefault(File.Exists);
}
