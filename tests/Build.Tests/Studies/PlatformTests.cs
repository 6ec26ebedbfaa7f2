using System.Runtime.InteropServices;
using Build.Studies;

namespace Build.Tests.Studies;

public sealed class PlatformTests
{
    [Theory]
    [InlineData("Linux", Architecture.X64, true)]
    [InlineData("Windows", Architecture.X64, true)]
    [InlineData("Windows", Architecture.Arm64, true)]
    [InlineData("macOS", Architecture.Arm64, true)]
    [InlineData("Linux", Architecture.Arm64, false)]
    [InlineData("macOS", Architecture.X64, false)]
    [InlineData("FreeBSD", Architecture.X64, false)]
    public void There_is_a_libtorch_for_some_platforms(string operatingSystem, Architecture architecture, bool there) =>
        Assert.Equal(there, Computations.HasLibTorch(operatingSystem, architecture));
}
