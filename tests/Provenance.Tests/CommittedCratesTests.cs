using System.Runtime.CompilerServices;

namespace Provenance.Tests;

/// <summary>Each committed results folder says where it came from, and says so of the files that are there.</summary>
public sealed class CommittedCratesTests
{
    private static readonly string Results = FolderFromSource();

    public static TheoryData<string> Studies =>
        [.. Directory.GetDirectories(Results).Select(folder => Path.GetFileName(folder)!)];

    [Theory]
    [MemberData(nameof(Studies))]
    public void It_keeps_the_rules_of_RO_Crate_and_of_the_profile(string study)
    {
        var folder = Path.Combine(Results, study);

        Assert.Empty(CrateRules.Broken(File.ReadAllText(Path.Combine(folder, "ro-crate-metadata.json")), folder));
    }

    private static string FolderFromSource([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(source, "..", "..", "..", "results"));
}
