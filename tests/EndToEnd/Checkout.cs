using System.Runtime.CompilerServices;

namespace EndToEnd;

/// <summary>The checkout that the tests belong to.</summary>
internal static class Checkout
{
    public static string Root { get; } = RootFromSource();

    /// <summary>The graph's program, below a checkout.</summary>
    public static string GraphInIt { get; } = Path.Combine("artifacts", "bin", "Build", "release", "Build.dll");

    public static string Graph { get; } = Path.Combine(Root, GraphInIt);

    private static string RootFromSource([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(source, "..", "..", ".."));
}
