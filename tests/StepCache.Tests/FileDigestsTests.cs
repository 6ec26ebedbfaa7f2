using System.Text.Json.Nodes;
using StepCache.Internal;

namespace StepCache.Tests;

/// <summary>A digest is remembered as long as nothing about its file changed, and no longer.</summary>
public sealed class FileDigestsTests : IDisposable
{
    private const string OfHello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private readonly TemporaryFolder folder = new();
    private readonly string file;

    public FileDigestsTests() => file = folder.Write("data/labels", "hello");

    public void Dispose() => folder.Dispose();

    private string Memory => folder.File("cache/digests.json");

    /// <summary>Digests to which every file that was written before seems old enough to be believed.</summary>
    private FileDigests Later(bool rehash = false, double seconds = 3600) =>
        new(folder.File("cache"), rehash, new Clock(DateTimeOffset.UtcNow.AddSeconds(seconds)));

    private FileDigests Saved()
    {
        var digests = Later();
        digests.Of(file);
        digests.Save();
        return digests;
    }

    [Fact]
    public void A_file_is_hashed_once()
    {
        var digests = Later();

        Assert.Equal((OfHello, OfHello), (digests.Of(file), digests.Of(file)));
        Assert.Equal(1, digests.Hashed);
    }

    [Fact]
    public void What_was_saved_is_remembered_by_the_next_run()
    {
        Saved();

        var next = Later();

        Assert.Equal((OfHello, 0), (next.Of(file), next.Hashed));
    }

    [Fact]
    public void A_run_that_hashes_again_believes_nothing_that_was_remembered_before()
    {
        Saved();

        var next = Later(rehash: true);

        Assert.Equal((OfHello, 1), (next.Of(file), next.Hashed));
    }

    [Theory]
    [InlineData(1.5, 2)]
    [InlineData(60, 1)]
    public void A_file_that_changed_a_moment_ago_is_not_remembered(double seconds, int hashed)
    {
        var digests = Later(seconds: seconds);

        digests.Of(file);
        digests.Of(file);

        Assert.Equal(hashed, digests.Hashed);
    }

    [Fact]
    public void A_file_of_the_same_size_whose_time_was_set_back_is_hashed_again()
    {
        Saved();
        var time = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, "HELLO");
        File.SetLastWriteTimeUtc(file, time);

        var next = Later();

        Assert.NotEqual(OfHello, next.Of(file));
        Assert.Equal(1, next.Hashed);
    }

    [Fact]
    public void Another_file_under_the_same_name_is_hashed_again()
    {
        Saved();
        var other = folder.Write("data/other", "HELLO");
        File.SetLastWriteTimeUtc(other, File.GetLastWriteTimeUtc(file));
        File.Move(other, file, overwrite: true);

        Assert.NotEqual(OfHello, Later().Of(file));
    }

    [UnixFact]
    public void A_link_stands_for_the_file_that_it_points_to()
    {
        var link = folder.File("link");
        File.CreateSymbolicLink(link, file);
        var digests = Later();
        Assert.Equal(OfHello, digests.Of(link));
        Assert.Equal(OfHello, digests.Of(link));
        Assert.Equal(1, digests.Hashed);

        File.WriteAllText(file, "other");
        Assert.NotEqual(OfHello, digests.Of(link));
    }

    [UnixFact]
    public void A_stamp_is_what_the_system_says_of_the_file()
    {
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-1));
        var older = FileStamp.Read(file)!.Value;
        Assert.Equal(5, older.Size);
        Assert.Equal((File.GetLastWriteTimeUtc(file) - DateTime.UnixEpoch).Ticks, older.Modified / 100);
        Assert.InRange(DateTimeOffset.UtcNow - older.Latest, TimeSpan.FromSeconds(-5), TimeSpan.FromHours(1));

        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(1));
        Assert.Equal(File.GetLastWriteTimeUtc(file), FileStamp.Read(file)!.Value.Latest.UtcDateTime);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var error = Assert.Throws<FileNotFoundException>(() => Later().Of(folder.File("none")));
        Assert.Contains(folder.File("none"), error.Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Later().Of(folder.File("data")));
    }

    [Fact]
    public void A_file_that_is_gone_is_forgotten_when_others_are_saved()
    {
        Saved();
        File.Delete(file);
        var next = Later();
        var other = folder.Write("data/other", "other");
        next.Of(other);
        next.Save();

        Assert.Equal([other], JsonNode.Parse(File.ReadAllText(Memory))!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public void Nothing_is_written_where_nothing_is_new()
    {
        var digests = Saved();
        File.Delete(Memory);

        digests.Of(file);
        digests.Save();
        Later().Save();

        Assert.False(File.Exists(Memory));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"FILE":7}""")]
    [InlineData("""{"FILE":{}}""")]
    [InlineData("""{"FILE":{"size":"5","modified":1,"changed":1,"inode":1,"sha256":"x"}}""")]
    [InlineData("""{"FILE":{"size":5.5,"modified":1,"changed":1,"inode":1,"sha256":"x"}}""")]
    public void A_memory_that_cannot_be_read_is_none(string memory)
    {
        folder.Write("cache/digests.json", memory.Replace("FILE", file, StringComparison.Ordinal));

        Assert.Equal(OfHello, Later().Of(file));
    }

    [Theory]
    [InlineData("size")]
    [InlineData("modified")]
    [InlineData("changed")]
    [InlineData("inode")]
    public void Each_part_of_what_is_remembered_of_a_file_counts(string part)
    {
        Saved();
        var memory = JsonNode.Parse(File.ReadAllText(Memory))!.AsObject();
        memory[file]![part] = 7;
        File.WriteAllText(Memory, memory.ToJsonString());

        var next = Later();

        Assert.Equal((OfHello, 1), (next.Of(file), next.Hashed));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"2cf24dba\"")]
    public void What_is_no_digest_is_not_believed(string digest)
    {
        Saved();
        var memory = JsonNode.Parse(File.ReadAllText(Memory))!.AsObject();
        memory[file]!["sha256"] = JsonNode.Parse(digest);
        File.WriteAllText(Memory, memory.ToJsonString());

        Assert.Equal(OfHello, Later().Of(file));
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
