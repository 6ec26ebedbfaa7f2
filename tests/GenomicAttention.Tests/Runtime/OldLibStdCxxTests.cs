using System.Security.Cryptography;
using GenomicAttention.Runtime;
using GenomicAttention.Tests.Sequences;

namespace GenomicAttention.Tests.Runtime;

/// <summary>In the collection of torch, as one of them changes the environment of the process.</summary>
[Collection(TorchTests.Collection)]
public sealed class OldLibStdCxxTests : IDisposable
{
    private const string Variable = "GENOMIC_NATIVE_DIR";

    // TorchSharp 0.107.0's library with VER_FLG_WEAK on the one version need.
    private const string PatchedSha256 = "5968efac8270eff8a2b5ca7381612ea9cc54d81cf4104a54e0e6106b7b5f11e3";

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Library =>
        Path.Combine(
            NativePackages.Find(Path.Combine(AppContext.BaseDirectory, NativePackages.FileName)).TorchSharp,
            "libLibTorchSharp.so"
        );

    [LinuxFact]
    public void Of_the_known_library_a_copy_is_made_that_differs_in_one_bit()
    {
        var before = Digest(Library);

        var copy = OldLibStdCxx.CopyThatLoads(Library, _folder.Path);

        Assert.StartsWith(_folder.Path, copy);
        Assert.Equal(PatchedSha256, Digest(copy));
        Assert.Equal(before, Digest(Library));
        var differing = File.ReadAllBytes(Library)
            .Zip(File.ReadAllBytes(copy))
            .Where(pair => pair.First != pair.Second);
        Assert.Equal((byte)2, Assert.Single(differing.Select(pair => (byte)(pair.First ^ pair.Second))));
        Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [LinuxFact]
    public void A_copy_that_is_there_is_used_as_it_is_and_one_that_is_damaged_is_mended()
    {
        var copy = OldLibStdCxx.CopyThatLoads(Library, _folder.Path);
        var longAgo = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(copy, longAgo);

        Assert.Equal(copy, OldLibStdCxx.CopyThatLoads(Library, _folder.Path));
        Assert.Equal(longAgo, File.GetLastWriteTimeUtc(copy));

        File.WriteAllText(copy, "half a library");
        Assert.Equal(copy, OldLibStdCxx.CopyThatLoads(Library, _folder.Path));
        Assert.Equal(PatchedSha256, Digest(copy));
    }

    [Fact]
    public void A_library_that_is_not_known_is_left_alone_and_the_message_says_what_to_install()
    {
        var unknown = _folder.Write("libLibTorchSharp.so", "another version");

        var error = Assert.Throws<RuntimeUnavailableException>(() => OldLibStdCxx.CopyThatLoads(unknown, _folder.Path));

        Assert.StartsWith($"{unknown} cannot be loaded", error.Message);
        Assert.Contains("Install a libstdc++ with GLIBCXX_3.4.32", error.Message);
        Assert.Equal([unknown], Directory.GetFileSystemEntries(_folder.Path));
    }

    [LinuxFact]
    public void Where_the_copy_cannot_be_written_the_message_names_the_variable_to_set()
    {
        var file = _folder.Write("file", "no folder can be made below a file");

        var error = Assert.Throws<RuntimeUnavailableException>(() => OldLibStdCxx.CopyThatLoads(Library, file));

        Assert.StartsWith(Path.Combine(file, PatchedSha256), error.Message);
        Assert.Contains($"Set {Variable} to a folder that can.", error.Message);
    }

    [Fact]
    public void The_variable_chooses_the_folder()
    {
        var before = Environment.GetEnvironmentVariable(Variable);
        try
        {
            Environment.SetEnvironmentVariable(Variable, _folder.Path);
            Assert.Equal(_folder.Path, OldLibStdCxx.FolderOr("built"));

            Environment.SetEnvironmentVariable(Variable, "");
            Assert.Equal("built", OldLibStdCxx.FolderOr("built"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, before);
        }
    }

    private static string Digest(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
