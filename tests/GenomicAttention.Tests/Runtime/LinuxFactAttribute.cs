using System.Runtime.InteropServices;

namespace GenomicAttention.Tests.Runtime;

/// <summary>A test of what there is on Linux on x86-64 alone; elsewhere it is counted as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            Skip = "Only Linux on x86-64 has this library.";
        }
    }
}
