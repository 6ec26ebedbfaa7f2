namespace StepCache.Tests;

/// <summary>A program's digest is that of the names and contents of its files.</summary>
public sealed class CodeDigestTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CodeDigestTests()
    {
        folder.Write("program/a.dll", "a");
        folder.Write("program/below/b.dll", "b");
        folder.Write("program/notes.txt", "n");
    }

    public void Dispose() => folder.Dispose();

    private string Digest(params string[] patterns) => DigestOf("program", patterns);

    private string DigestOf(string program, params string[] patterns) =>
        CodeDigest.OfDirectory(folder.File(program), patterns, new FileDigests(folder.File("cache")));

    // printf '%s a.dll\n%s below/b.dll\n' $(printf a | sha256sum) $(printf b | sha256sum) | sha256sum, without dashes.
    [Fact]
    public void It_is_the_digest_of_a_list_of_digests_and_names() =>
        Assert.Equal("e66728cf50ce40bad82bd6871c4755c04074f201e992a276ef3e24d6fda15118", Digest("*.dll"));

    [Fact]
    public void What_no_pattern_names_does_not_count()
    {
        var before = Digest("*.dll");
        folder.Write("program/notes.txt", "other");
        Assert.Equal(before, Digest("*.dll"));
    }

    [Fact]
    public void A_file_counts_once_and_the_order_of_patterns_not_at_all() =>
        Assert.Equal(Digest("*.dll", "*.txt"), Digest("*", "*.txt", "*.dll"));

    [Fact]
    public void Content_name_and_number_of_files_count()
    {
        var digests = new List<string> { Digest("*.dll") };
        folder.Write("program/a.dll", "A");
        digests.Add(Digest("*.dll"));
        File.Move(folder.File("program/a.dll"), folder.File("program/c.dll"));
        digests.Add(Digest("*.dll"));
        folder.Write("program/below/d.dll", "d");
        digests.Add(Digest("*.dll"));

        Assert.Equal(4, digests.Distinct().Count());
    }

    [Fact]
    public void The_folder_s_own_place_does_not_count()
    {
        var before = Digest("*");
        Directory.Move(folder.File("program"), folder.File("moved"));

        Assert.Equal(before, DigestOf("moved", "*"));
    }

    [Fact]
    public void A_folder_that_is_not_there_and_a_pattern_that_matches_nothing_are_named()
    {
        Assert.Contains("no folder", Assert.Throws<StepCacheException>(() => DigestOf("none", "*")).Message);
        Assert.Contains("*.so", Assert.Throws<StepCacheException>(() => Digest("*.dll", "*.so")).Message);
    }
}
