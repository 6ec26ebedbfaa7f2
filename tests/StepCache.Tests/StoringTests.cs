using System.Text;
using StepCache.Internal;
using StepCache.Requests;

namespace StepCache.Tests;

/// <summary>What a step wrote is in the store before its record, and keeps no other step from beginning.</summary>
public sealed class StoringTests : IDisposable
{
    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    private static OutputFile Output(string text) =>
        new("text", Sha256.OfBytes(Encoding.UTF8.GetBytes(text)), text.Length);

    [Fact]
    public async Task Outputs_move_into_the_store_with_their_record()
    {
        var (one, two) = (Output("one"), Output("two") with { Path = "text2" });
        var files = new[] { (one, cache.Folder.Write("one", "one")), (two, cache.Folder.Write("two", "two")) };
        var key = Sha256.OfBytes([1]);

        await new RecordStore(cache.Layout).WriteWithFilesAsync(key, new ActionRecord([one, two]), files);

        Assert.Equal("one", await File.ReadAllTextAsync(cache.Layout.Blob(one.Digest)));
        Assert.Equal("two", await File.ReadAllTextAsync(cache.Layout.Blob(two.Digest)));
        Assert.NotNull(new RecordStore(cache.Layout).ReadAny(key));
        Assert.Empty(Directory.EnumerateFiles(cache.Layout.Temporary));
    }

    [Fact]
    public async Task Without_one_of_its_outputs_a_record_is_not_written()
    {
        var (one, two) = (Output("one"), Output("two") with { Path = "text2" });
        var files = new[] { (one, cache.Folder.Write("one", "one")), (two, cache.Folder.Write("two", "two")) };
        var key = Sha256.OfBytes([1]);
        // Where the second is to go stands what cannot be replaced.
        Directory.CreateDirectory(Path.Combine(cache.Layout.Blob(two.Digest), "below"));

        await Assert.ThrowsAsync<StepCacheException>(() =>
            new RecordStore(cache.Layout).WriteWithFilesAsync(key, new ActionRecord([one, two]), files)
        );

        Assert.False(File.Exists(cache.Layout.Record(key)));
        Assert.Empty(Directory.EnumerateFiles(cache.Layout.Temporary));
    }

    [Fact]
    public void A_blob_that_is_there_is_used_again_and_stands_as_used_now()
    {
        var blob = StoredLongAgo("text");

        Assert.True(new BlobStore(cache.Layout).TryReuse(Output("text")));

        Assert.True(File.GetLastWriteTimeUtc(blob).Year > 2020);
    }

    [Theory]
    [InlineData("TEXT")]
    [InlineData("longer text")]
    public void A_blob_that_is_damaged_is_not_used_again(string damaged)
    {
        File.WriteAllText(StoredLongAgo("text"), damaged);

        Assert.False(new BlobStore(cache.Layout).TryReuse(Output("text")));
    }

    [Fact]
    public void A_blob_that_is_not_there_is_not_used_again() =>
        Assert.False(new BlobStore(cache.Layout).TryReuse(Output("text")));

    [Fact]
    public async Task While_outputs_are_stored_the_next_step_begins()
    {
        using var began = new ManualResetEventSlim();
        var first = Cache.Of(
            "first",
            new InProcessExecutor(
                (request, _, _) =>
                {
                    Write(request, "text");
                    Write(request, "stray");
                }
            )
        );
        var second = Cache.Of(
            "second",
            new InProcessExecutor(
                (request, _, _) =>
                {
                    Write(request, "text");
                    began.Set();
                }
            )
        );
        cache.Options = cache.Options with { Jobs = 1 };
        // It is told of the stray output while the first step's outputs are being stored.
        var observer = new Waiting(began);
        await using var runner = new StepRunner(cache.Options with { Observer = observer });

        runner.Start([first, second]);
        await runner.WhenAllAsync();

        Assert.True(observer.SawItBegin);
    }

    [Fact]
    public void A_step_waits_only_for_its_last()
    {
        var (one, two) = (Cache.Text("one", "1"), Cache.Text("two", "2"));
        var end = Cache.Text("end", "end", ("one", one.Output("text")), ("two", two.Output("text")));
        var nodes = new StepGraph(_ => false).Closure([end]).ToDictionary(node => node.Step.Name);

        Assert.False(nodes["end"].WaitsOnlyFor(nodes["one"]));
        nodes["two"].Completion = Ended(two);
        Assert.True(nodes["end"].WaitsOnlyFor(nodes["one"]));
        nodes["two"].Completion = null;
        Assert.False(nodes["end"].WaitsOnlyFor(nodes["one"]));
        nodes["one"].Completion = Ended(one);
        Assert.True(nodes["end"].WaitsOnlyFor(nodes["two"]));
    }

    private static Task<StepOutcome> Ended(Step step) =>
        Task.FromResult(new StepOutcome(step, StepOutcomeKind.Ran, TimeSpan.Zero, null, null));

    private static void Write(StepRequest request, string output) =>
        File.WriteAllText(Path.Combine(request.OutputDirectory, output), output);

    private string StoredLongAgo(string text)
    {
        var blob = cache.Layout.Blob(Output(text).Digest);
        Directory.CreateDirectory(Path.GetDirectoryName(blob)!);
        File.WriteAllText(blob, text);
        File.SetLastWriteTimeUtc(blob, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        return blob;
    }

    private sealed class Waiting(ManualResetEventSlim began) : IStepObserver
    {
        public bool SawItBegin { get; private set; }

        public void Message(string text) => SawItBegin = began.Wait(TimeSpan.FromSeconds(60));

        public void Planned(StepPlan plan) { }

        public void Started(StepStart start) { }

        public void Progress(Step step, double fraction, string text) { }

        public void Finished(StepOutcome outcome) { }

        public void Failed(StepFailure failure) { }
    }
}
