namespace EndToEnd;

/// <summary>A copy of what is committed of results and paper, to be damaged; its programs are the checkout's.</summary>
internal static class CheckoutCopy
{
    /// <summary>Copies into a folder.</summary>
    /// <returns>The copy's root.</returns>
    public static string In(string root)
    {
        var (programs, copies) = (
            Path.Combine(Checkout.Root, "artifacts", "bin"),
            Path.Combine(root, "artifacts", "bin")
        );
        Copy(Path.Combine(programs, "Build"), Path.Combine(copies, "Build")); // It finds the checkout from where it lies.
        foreach (
            var program in Directory.GetDirectories(programs).Where(program => Path.GetFileName(program) != "Build")
        )
        {
            Directory.CreateSymbolicLink(Path.Combine(copies, Path.GetFileName(program)), program);
        }
        foreach (var file in (string[])["global.json", "params.yaml", "CITATION.cff", "LICENSE"])
        {
            File.Copy(Path.Combine(Checkout.Root, file), Path.Combine(root, file));
        }
        foreach (var folder in (string[])["data", "results", "paper"])
        {
            Copy(Path.Combine(Checkout.Root, folder), Path.Combine(root, folder));
        }
        return root;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
