using System.Text.Json.Nodes;

namespace StepCache.Tests;

/// <summary>Verification finds every kind of damage, names it, and mends what can be made again.</summary>
[Trait("Category", "Fault")]
public sealed class VerificationTests : IDisposable
{
    private readonly Cache cache = new();
    private readonly Step step = Cache.Text("a", "hello");
    private readonly StepOutcome outcome;

    public VerificationTests() => outcome = cache.RunAsync(step).GetAwaiter().GetResult()[0];

    public void Dispose() => cache.Dispose();

    private VerificationReport Verify() => new CacheStore(cache.Layout.Root).Verify();

    private Task<VerificationReport> RepairAsync() => new CacheStore(cache.Layout.Root).RepairAsync();

    /// <summary>Expects one problem, its repair, and that the step then comes out right again.</summary>
    private async Task ExpectAsync(StoreProblemKind kind, string path)
    {
        var found = Verify();
        var problem = Assert.Single(found.Problems, problem => problem.Kind == kind);
        Assert.Equal(path, Path.Combine(cache.Layout.Root, problem.Path));
        Assert.False(found.IsSound);

        Assert.True((await RepairAsync()).IsSound);
        Assert.Empty(Verify().Problems);
        await cache.RestoreAsync(step, "results");
        Assert.Equal("hello", await File.ReadAllTextAsync(cache.Folder.File("results/text")));
    }

    [Fact]
    public void A_sound_cache_has_no_problem()
    {
        var report = Verify();

        Assert.True(report.IsSound);
        Assert.Equal((1, 1, 5), (report.Records, report.Blobs, report.Bytes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_byte_of_a_file_that_changed_is_found(int position)
    {
        using (var file = File.OpenWrite(cache.Blob(outcome)))
        {
            file.Position = position;
            file.WriteByte((byte)'X');
        }
        await ExpectAsync(StoreProblemKind.DamagedBlob, cache.Blob(outcome));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_file_that_was_cut_short_is_found(int length)
    {
        using (var file = File.OpenWrite(cache.Blob(outcome)))
            file.SetLength(length);
        await ExpectAsync(StoreProblemKind.DamagedBlob, cache.Blob(outcome));
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_found()
    {
        var record = cache.Layout.Record(outcome.Key!);
        await File.WriteAllTextAsync(record, "{");
        await ExpectAsync(StoreProblemKind.MalformedRecord, record);
    }

    [Fact]
    public async Task A_record_whose_file_is_gone_is_found_and_names_its_step()
    {
        File.Delete(cache.Blob(outcome));
        Assert.Equal(["a"], Assert.Single(Verify().Problems).Steps);
        await ExpectAsync(StoreProblemKind.DanglingRecord, cache.Layout.Record(outcome.Key!));
    }

    [Fact]
    public async Task A_preimage_that_is_not_its_key_s_is_found()
    {
        var preimage = cache.Layout.Preimage(outcome.Key!);
        await File.WriteAllTextAsync(preimage, "{}");
        await ExpectAsync(StoreProblemKind.DamagedPreimage, preimage);
    }

    [Fact]
    public async Task A_file_that_is_none_of_the_cache_s_is_found()
    {
        var stray = Path.Combine(cache.Layout.Root, "cas", "note.txt");
        await File.WriteAllTextAsync(stray, "mine");
        await ExpectAsync(StoreProblemKind.StrayFile, stray);
    }

    [Fact]
    public async Task Strays_are_found_in_every_folder_and_what_belongs_there_is_none()
    {
        var digest = new string('a', 64);
        Assert.All(
            [".probe", "digests.json", "logs/a.log", "runs/a.json", "tmp/new", .. Locks("locks"), .. Locks("runs")],
            file => Write(file)
        );
        string[] strays =
        [
            $"ac/aa/{digest}",
            "ac/note",
            $"cas/aa/{digest}.json",
            $"cas/bb/{digest}",
            "locks/note",
            "logs/note",
            "note",
            $"preimages/aa/{digest}",
            "runs/note",
            "steps/note",
            "tmp/old",
        ];
        Assert.All(strays, stray => Write(stray));
        File.SetLastWriteTimeUtc(Path.Combine(cache.Layout.Root, "tmp/old"), DateTime.UtcNow.AddDays(-2));

        var problems = Verify().Problems;

        Assert.Equal(strays, problems.Select(problem => problem.Path));
        Assert.All(problems, problem => Assert.Equal(StoreProblemKind.StrayFile, problem.Kind));
        Assert.True((await RepairAsync()).IsSound);
        Assert.Empty(Verify().Problems);
        Assert.Equal(StepOutcomeKind.FromCache, (await cache.RunAsync(step))[0].Kind);

        static string[] Locks(string folder) => [$"{folder}/a.lock", $"{folder}/a.holder"];
    }

    [Fact]
    public async Task A_damaged_file_names_every_step_whose_result_it_is_part_of()
    {
        await cache.RunAsync(Cache.Text("b", new JsonObject { ["text"] = "hello", ["other"] = 1 }));
        await File.WriteAllTextAsync(cache.Blob(outcome), "HELLO");

        Assert.Equal(["a", "b"], Assert.Single(Verify().Problems).Steps);
    }

    [Fact]
    public async Task A_repair_of_several_things_at_once_leaves_nothing_to_repair()
    {
        Write("note");
        await File.WriteAllTextAsync(cache.Blob(outcome), "HELLO");

        var report = await RepairAsync();

        Assert.Equal((2, 2), (report.Problems.Count, report.Repaired));
        Assert.Empty(Verify().Problems);
        Assert.True(File.Exists(cache.Layout.Record(outcome.Key!)));
    }

    private void Write(string path)
    {
        var file = Path.Combine(cache.Layout.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "x");
    }
}
