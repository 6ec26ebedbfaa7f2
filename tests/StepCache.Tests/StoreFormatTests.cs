using System.Text;
using StepCache.Internal;

namespace StepCache.Tests;

/// <summary>What is read from a cache that other programs may have written.</summary>
public sealed class StoreFormatTests : IDisposable
{
    private const string Digest = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    private static ActionRecord Parse(string json) =>
        ActionRecordJson.Parse(Encoding.UTF8.GetBytes(json.Replace("HASH", Digest, StringComparison.Ordinal)));

    private static string Key(int number) => number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("""{"outputFiles":[{"path":"text","digest":{"hash":"HASH","sizeBytes":"5"}}]}""", 5)]
    [InlineData("""{"outputFiles":[{"path":"text","digest":{"hash":"HASH","sizeBytes":5}}],"exitCode":0}""", 5)]
    [InlineData("""{"outputFiles":[{"path":"text","digest":{"hash":"HASH"}}],"stdoutRaw":"x"}""", 0)]
    public void A_record_may_leave_out_what_is_zero_and_hold_more(string json, long size) =>
        Assert.Equal([new OutputFile("text", Digest, size)], Parse(json).Outputs);

    [Fact]
    public void The_files_of_a_record_are_sorted_by_path() =>
        Assert.Equal(
            ["a", "b"],
            Parse("""{"outputFiles":[{"path":"b","digest":{"hash":"HASH"}},{"path":"a","digest":{"hash":"HASH"}}]}""")
                .Outputs.Select(output => output.Path)
        );

    [Theory]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"outputFiles":{}}""")]
    [InlineData("""{"outputFiles":[],"exitCode":1}""")]
    [InlineData("""{"outputFiles":[{"path":"text"}]}""")]
    [InlineData("""{"outputFiles":[{"path":"text","digest":7}]}""")]
    [InlineData("""{"outputFiles":[{"digest":{"hash":"HASH"}}]}""")]
    [InlineData("""{"outputFiles":[{"path":"text","digest":{"hash":"HASH0"}}]}""")]
    [InlineData("""{"outputFiles":[{"path":"text","digest":{"hash":"HASH","sizeBytes":"-1"}}]}""")]
    [InlineData("""{"outputFiles":[{"path":"text","digest":{"hash":"HASH","sizeBytes":" 1"}}]}""")]
    public void What_is_no_record_is_refused(string json) => Assert.Throws<FormatException>(() => Parse(json));

    [Fact]
    public void A_history_has_the_eight_latest_keys_and_each_once()
    {
        var history = new StepHistory(cache.Layout);
        foreach (var number in new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 5 })
            history.Add("a/b", new PastRun(Key(number), number));

        Assert.Equal(
            new[] { 5, 10, 9, 8, 7, 6, 4, 3 }.Select(number => new PastRun(Key(number), number)),
            history.Read("a/b")
        );
        Assert.Equal("a/b", CacheLayout.StepOf(Path.GetFileName(cache.Layout.History("a/b"))));
    }

    [Fact]
    public void A_key_that_is_used_comes_first_with_the_seconds_that_it_took()
    {
        var history = new StepHistory(cache.Layout);
        history.Add("a", new PastRun(Key(1), 10));
        history.Add("a", new PastRun(Key(2), 20));

        history.Touch("a", Key(1));
        Assert.Equal([new PastRun(Key(1), 10), new PastRun(Key(2), 20)], history.Read("a"));

        history.Touch("a", Key(3));
        Assert.Equal(new PastRun(Key(3), 0), history.Read("a")[0]);
    }

    [Fact]
    public void A_key_that_is_first_already_is_not_written_again()
    {
        var history = new StepHistory(cache.Layout);
        history.Add("a", new PastRun(Key(1), 10));
        var file = cache.Layout.History("a");
        File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        history.Touch("a", Key(1));
        history.Forget("a", new HashSet<string> { Key(2) });

        Assert.Equal(2020, File.GetLastWriteTimeUtc(file).Year);
    }

    [Fact]
    public void What_is_forgotten_is_gone_and_so_is_a_history_of_nothing()
    {
        var history = new StepHistory(cache.Layout);
        history.Add("a", new PastRun(Key(1), 10));
        history.Add("a", new PastRun(Key(2), 20));

        history.Forget("a", new HashSet<string> { Key(1) });
        Assert.Equal([new PastRun(Key(2), 20)], history.Read("a"));

        history.Forget("a", new HashSet<string> { Key(2) });
        Assert.False(File.Exists(cache.Layout.History("a")));
    }

    [Fact]
    public void A_file_whose_copy_is_not_right_leaves_the_destination_as_it_was()
    {
        var source = cache.Folder.Write("source", "HELLO");
        var destination = cache.Folder.Write("results/text", "before");

        Assert.False(FileCopy.TryCopy(source, Digest, destination));

        Assert.Equal("before", File.ReadAllText(destination));
        Assert.Single(Directory.GetFiles(cache.Folder.File("results")));
    }

    [Fact]
    public void A_file_that_cannot_be_put_in_its_place_leaves_nothing_beside_it()
    {
        var source = cache.Folder.Write("source", "hello");
        Directory.CreateDirectory(cache.Folder.File("results/text"));
        cache.Folder.Write("results/text/below", "");

        var copy = Assert.Throws<StepCacheException>(() =>
            FileCopy.TryCopy(source, Digest, cache.Folder.File("results/text"))
        );
        var write = Assert.Throws<StepCacheException>(() =>
            AtomicFile.Write(cache.Layout, cache.Folder.File("results/text"), "x"u8)
        );

        Assert.All([copy, write], error => Assert.StartsWith("Cannot write ", error.Message, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(cache.Folder.File("results")));
        Assert.Empty(Directory.GetFiles(cache.Layout.Temporary));
    }
}
