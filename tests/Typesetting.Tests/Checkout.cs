using System.Runtime.CompilerServices;

namespace Typesetting.Tests;

/// <summary>The checkout that the tests are of.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string PathOf(string file) => Path.Combine(Root, file);

    private static string Find([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(source, "..", "..", ".."));
}
