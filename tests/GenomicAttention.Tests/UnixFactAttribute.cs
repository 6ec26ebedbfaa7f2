namespace GenomicAttention.Tests;

/// <summary>A test that takes the place of an open file, as Windows does not let it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows does not replace an open file.";
        }
    }
}
