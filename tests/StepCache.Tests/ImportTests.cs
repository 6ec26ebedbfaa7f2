using System.Text;
using System.Text.Json.Nodes;
using StepCache.Internal;

namespace StepCache.Tests;

/// <summary>What one cache gives, another takes in: checked, and all or nothing.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly Cache here = new();
    private readonly Cache there = new();

    public void Dispose()
    {
        here.Dispose();
        there.Dispose();
    }

    private static Step First { get; } = Cache.Text("first", "a");

    private static Step Last { get; } = Cache.Text("last", "b", ("first", First.Output("text")));

    [Fact]
    public async Task A_cache_that_took_it_in_runs_nothing()
    {
        var files = await ExportAsync();

        Assert.Empty(Import(files));

        var outcome = Assert.Single(await here.RunAsync(Last));
        Assert.Equal(StepOutcomeKind.FromCache, outcome.Kind);
        await here.RestoreAsync(Last, "out");
        Assert.Equal("ab", File.ReadAllText(here.Folder.File("out/text")));
        Assert.Empty(StoreCheck.Problems(here.Layout));
        Assert.Equal(6, files.Count);
    }

    [Fact]
    public async Task It_is_the_same_cache_after_a_second_time()
    {
        var files = await ExportAsync();
        Import(files);
        var before = Files();

        Import(files);

        Assert.Equal(before, Files());
        Assert.True(new CacheStore(here.Layout.Root).Verify().IsSound);
    }

    [Fact]
    public async Task Two_imports_and_a_run_may_go_on_at_the_same_time()
    {
        var files = await ExportAsync();

        await Task.WhenAll(
            Task.Run(() => Import(files)),
            Task.Run(() => Import(files)),
            Task.Run(async () => await here.RunAsync(Last))
        );

        Assert.Empty(StoreCheck.Problems(here.Layout));
        Assert.Equal(StepOutcomeKind.FromCache, Assert.Single(await here.RunAsync(Last)).Kind);
    }

    [Fact]
    public async Task A_damaged_file_in_the_cache_is_made_whole()
    {
        var files = await ExportAsync();
        Import(files);
        File.WriteAllText(StoreCheck.Blobs(here.Layout)[0], "x");

        Import(files);

        Assert.Empty(StoreCheck.Problems(here.Layout));
    }

    [Fact]
    public async Task A_result_that_is_here_stays_and_is_named()
    {
        var files = await ExportAsync();
        var other = new ActionRecord([Stored("other")]);
        var key = Cache.KeyOf(First);
        new RecordStore(here.Layout).Write(key, other);

        Assert.Equal([key], Import(files));

        Assert.Equal(other.Outputs, new RecordStore(here.Layout).ReadAny(key)!.Outputs);
    }

    public static TheoryData<string, string> Wrong =>
        new()
        {
            { "blob damaged", "is damaged" },
            { "blob cut off", "is damaged" },
            { "blob too long", "has more than the" },
            { "blob missing", "is missing" },
            { "blob that no record names", "no action record before it names this file" },
            { "record damaged", "is damaged" },
            { "record of other outputs", "lists other outputs" },
            { "preimage damaged", "does not give its key" },
            { "preimage missing", "The preimage of" },
            { "preimage of another schema", "is a key of schema 99" },
            { "a path out of the store", "is no record, preimage or file of a store" },
            { "a rooted path", "is no record, preimage or file of a store" },
            { "another shard", "is no record, preimage or file of a store" },
            { "the same twice", "is there twice" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_named_and_nothing_is_taken(string what, string complaint)
    {
        var files = Spoil(what, await ExportAsync());

        var error = Assert.Throws<StepCacheException>(() => Import(files));

        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
        Assert.Empty(Files());
        Assert.False(File.Exists(here.Folder.File("evil")));
    }

    [Fact]
    public async Task What_is_not_there_is_not_exported()
    {
        await there.RunAsync(Last);
        File.Delete(StoreCheck.Blobs(there.Layout)[0]);

        var error = Assert.Throws<StepCacheException>(() => Export());

        Assert.Contains("is missing from the store", error.Message, StringComparison.Ordinal);
    }

    private async Task<List<(string Path, byte[] Content)>> ExportAsync()
    {
        await there.RunAsync(Last);
        return Export();
    }

    private List<(string Path, byte[] Content)> Export()
    {
        var keys = StoreCheck.Records(there.Layout).Select(record => Path.GetFileNameWithoutExtension(record)!);
        return
        [
            .. new CacheStore(there.Layout.Root)
                .Export(keys)
                .Files.Select(file => (file.Path, File.ReadAllBytes(file.File))),
        ];
    }

    private IReadOnlyList<string> Import(IEnumerable<(string Path, byte[] Content)> files)
    {
        using var import = new CacheStore(here.Layout.Root).Import();
        foreach (var (path, content) in files)
        {
            using var stream = new MemoryStream(content);
            import.Add(path, stream);
        }
        return import.Commit(new Dictionary<string, string> { [Cache.KeyOf(First)] = "first" });
    }

    private static List<(string Path, byte[] Content)> Spoil(string what, List<(string Path, byte[] Content)> files)
    {
        var (record, blob, preimage) = (Of("ac/"), Of("cas/"), Of("preimages/"));
        return what switch
        {
            "blob damaged" => With(blob, [.. files[blob].Content.Select(value => (byte)(value + 1))]),
            "blob cut off" => With(blob, []),
            "blob too long" => With(blob, new byte[1 << 20]),
            "blob missing" => [.. files.Where((_, at) => at != blob)],
            "blob that no record names" => [.. files, (PathOf("cas", Sha256.OfBytes("x"u8)), "x"u8.ToArray())],
            "record damaged" => With(record, "{"u8.ToArray()),
            "record of other outputs" => With(record, Replaced(files[record].Content, "\"text\"", "\"../evil\"")),
            "preimage damaged" => With(preimage, Replaced(files[preimage].Content, "text", "test")),
            "preimage missing" => [.. files.Where((_, at) => at != preimage)],
            "preimage of another schema" => OfSchema(99),
            "a path out of the store" => [.. files, ("../evil", "x"u8.ToArray())],
            "a rooted path" => [.. files, ("/evil", "x"u8.ToArray())],
            "another shard" => [.. files, (files[blob].Path[..4] + "zz" + files[blob].Path[6..], files[blob].Content)],
            "the same twice" => [.. files[..(blob + 1)], files[blob], .. files[(blob + 1)..]],
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };

        int Of(string folder) => files.FindIndex(file => file.Path.StartsWith(folder, StringComparison.Ordinal));

        List<(string, byte[])> With(int at, byte[] content) =>
            [.. files[..at], (files[at].Path, content), .. files[(at + 1)..]];

        List<(string, byte[])> OfSchema(int schema)
        {
            var json = JsonNode.Parse(files[preimage].Content)!;
            json["keySchema"] = schema;
            var bytes = Encoding.UTF8.GetBytes(json.ToJsonString());
            var key = Sha256.OfBytes(bytes);
            return
            [
                (PathOf("ac", key) + ".json", files[record].Content),
                .. files
                    .Where(file => file.Path.StartsWith("cas/", StringComparison.Ordinal))
                    .Where(file => IsOf(file.Path)),
                (PathOf("preimages", key) + ".json", bytes),
            ];
        }

        bool IsOf(string path) =>
            Encoding.UTF8.GetString(files[record].Content).Contains(Path.GetFileName(path), StringComparison.Ordinal);
    }

    private static string PathOf(string folder, string digest) => $"{folder}/{digest[..2]}/{digest}";

    private static byte[] Replaced(byte[] content, string what, string by) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace(what, by, StringComparison.Ordinal));

    private OutputFile Stored(string text)
    {
        var file = here.Folder.Write("made", text);
        var output = BlobStore.Describe(file, "text");
        AtomicFile.Move(file, here.Layout.Blob(output.Digest));
        return output;
    }

    // What a lock file is called is drawn anew; it says nothing of what the cache holds.
    private List<string> Files() =>
        Directory.Exists(here.Layout.Root)
            ?
            [
                .. Directory
                    .EnumerateFiles(here.Layout.Root, "*", SearchOption.AllDirectories)
                    .Select(file => Path.GetRelativePath(here.Layout.Root, file))
                    .Where(file => !file.StartsWith("runs", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ]
            : [];
}
