using System.Runtime.CompilerServices;

namespace EndToEnd;

/// <summary>The checkout that the tests belong to.</summary>
internal static class Checkout
{
    public static string Root { get; } = RootFromSource();

    public static string Graph { get; } = Path.Combine(Root, "artifacts", "bin", "Build", "release", "Build.dll");

    private static string RootFromSource([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(source, "..", "..", ".."));
}
