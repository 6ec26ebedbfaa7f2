namespace StepCache.Tests;

/// <summary>What a runner does around its steps.</summary>
public sealed class RunnerTests : IDisposable
{
    private readonly Cache cache = new();
    private readonly Step step = Cache.Text("a", "hello");

    public void Dispose() => cache.Dispose();

    /// <summary>A runner on a disk that spoils every result as soon as it is there.</summary>
    private StepRunner RunnerOnBadDisk(Spoiler spoiler) => new(cache.Options with { Observer = spoiler });

    private void Damage(StepOutcome outcome) => File.WriteAllText(cache.Blob(outcome), "HELLO");

    private void Lose(StepOutcome outcome) => File.Delete(cache.Blob(outcome));

    [Fact]
    public async Task A_result_that_is_damaged_again_and_again_is_given_up()
    {
        var spoiler = new Spoiler(Damage);
        await using var runner = RunnerOnBadDisk(spoiler);

        var error = await Assert.ThrowsAsync<StepCacheException>(() =>
            runner.RestoreAsync(step, cache.Folder.File("results"))
        );

        Assert.Equal("a: output text is damaged in the store again and again. Check the disk.", error.Message);
        Assert.Equal(3, spoiler.Runs);
    }

    [Fact]
    public async Task A_result_that_is_gone_says_less_of_the_disk_and_is_tried_longer()
    {
        var spoiler = new Spoiler(Lose);
        await using var runner = RunnerOnBadDisk(spoiler);

        var error = await Assert.ThrowsAsync<StepCacheException>(() =>
            runner.RestoreAsync(step, cache.Folder.File("results"))
        );

        Assert.EndsWith("is missing from the store again and again. Check the disk.", error.Message);
        Assert.Equal(21, spoiler.Runs);
    }

    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 21)]
    public async Task An_input_that_is_spoilt_again_and_again_is_given_up(bool isLost, int runs)
    {
        var spoiler = new Spoiler(isLost ? Lose : Damage);
        await using var runner = RunnerOnBadDisk(spoiler);

        var error = await Assert.ThrowsAsync<StepCacheException>(() =>
            runner.EnsureAsync(Cache.Text("b", "!", ("a", step.Output("text"))))
        );

        Assert.EndsWith("The inputs of b keep changing while it is to run.", error.Message);
        Assert.Equal(runs, spoiler.Runs);
    }

    [Fact]
    public async Task What_a_killed_process_was_writing_is_removed_after_a_day()
    {
        var old = cache.Put("tmp/old", "x");
        var young = cache.Put("tmp/young", "x");
        cache.Age(1.1, old);
        cache.Age(0.9, young);

        await cache.RunAsync(step);

        Assert.Equal((false, true), (File.Exists(old), File.Exists(young)));
    }

    [Fact]
    public async Task Results_are_told_in_their_order_as_far_as_they_are_known()
    {
        var end = Cache.Text("b", "!", ("a", step.Output("text")));
        await using var runner = cache.NewRunner();
        Assert.Empty(runner.Results([end]));

        var outcome = await runner.EnsureAsync(step);
        Assert.Equal([new StepResult(step, outcome.Key!, outcome.Record!)], runner.Results([end]));

        await runner.EnsureAsync(end);
        Assert.Equal(["a", "b"], runner.Results([end]).Select(result => result.Step.Name));
    }

    [Fact]
    public async Task A_digest_that_cannot_be_remembered_costs_a_line_and_nothing_else()
    {
        Directory.CreateDirectory(cache.Layout.Digests);
        cache.Put("digests.json/below", "");
        // A file that was written long enough ago to be believed later; those here may just have been built.
        var input = StepInput.File(typeof(object).Assembly.Location);

        var outcomes = await cache.RunAsync(Cache.Text("a", "a", ("i", input)));

        Assert.Equal(StepOutcomeKind.Ran, outcomes[0].Kind);
        Assert.StartsWith($"say Cannot write {cache.Layout.Digests}", cache.Last.Messages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_step_of_a_name_that_was_started_is_refused_and_the_same_made_twice_is_not()
    {
        await using var runner = cache.NewRunner();
        runner.Start([step]);

        await runner.EnsureAsync(Cache.Text("a", "hello"));
        var error = await Assert.ThrowsAsync<StepCacheException>(() => runner.EnsureAsync(Cache.Text("a", "other")));

        Assert.Equal("Two different steps are called a. Rename one.", error.Message);
    }

    [Fact]
    public async Task Two_jobs_run_two_steps_at_once_and_no_third()
    {
        using var meeting = new Barrier(2);
        var (running, most) = (0, 0);
        var executor = new InProcessExecutor(
            (request, _, cancellation) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                Assert.True(meeting.SignalAndWait(TimeSpan.FromSeconds(60), cancellation), "no second step came");
                Interlocked.Decrement(ref running);
                File.WriteAllText(Path.Combine(request.OutputDirectory, "text"), request.Step);
            }
        );

        await cache.RunAsync([.. Enumerable.Range(0, 6).Select(number => Cache.Of($"s{number}", executor))]);

        Assert.Equal(2, most);

        static void InterlockedMax(ref int most, int value)
        {
            for (var seen = most; value > seen && Interlocked.CompareExchange(ref most, value, seen) != seen; )
                seen = most;
        }
    }

    [Fact]
    public async Task A_step_of_two_outputs_that_are_declared_in_any_order_is_a_hit()
    {
        foreach (var outputs in new string[][] { ["one", "two"], ["two", "one"] })
        {
            await cache.RunAsync(Collecting.Pair("pair", "text", outputs));
            Assert.Equal(
                StepOutcomeKind.FromCache,
                (await cache.RunAsync(Collecting.Pair("pair", "text", outputs)))[0].Kind
            );
        }
    }

    [Fact]
    public async Task A_bug_in_whoever_is_told_comes_out_as_it_is()
    {
        await using var runner = RunnerOnBadDisk(new Spoiler(_ => throw new InvalidOperationException("a bug")));
        runner.Start([step]);

        Assert.Equal("a bug", (await Assert.ThrowsAsync<InvalidOperationException>(runner.WhenAllAsync)).Message);
    }

    [Fact]
    public async Task A_file_that_its_program_gave_an_old_time_is_as_young_as_the_run()
    {
        var executor = new InProcessExecutor(
            (request, _, _) =>
            {
                var output = Path.Combine(request.OutputDirectory, "text");
                File.WriteAllText(output, "x");
                File.SetLastWriteTimeUtc(output, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            }
        );

        var outcomes = await cache.RunAsync(Cache.Of("old", executor));

        Assert.NotEqual(2020, File.GetLastWriteTimeUtc(cache.Blob(outcomes[0])).Year);
    }

    [Fact]
    public async Task What_is_used_again_is_as_young_as_its_use()
    {
        var outcome = (await cache.RunAsync(step))[0];
        cache.Age(3, outcome);

        await cache.RunAsync(step);

        string[] used = [cache.Layout.Record(outcome.Key!), cache.Blob(outcome)];
        Assert.All(used, file => Assert.True(File.GetLastWriteTimeUtc(file) > DateTime.UtcNow.AddDays(-1), file));
    }

    [Fact]
    public async Task Digests_are_remembered_when_all_has_ended_and_when_the_runner_goes()
    {
        // A file that was written long enough ago to be believed later; those here may just have been built.
        var old = StepInput.File(typeof(object).Assembly.Location);
        await using (var runner = cache.NewRunner())
        {
            runner.Start([Cache.Text("a", "a", ("i", old))]);
            await runner.WhenAllAsync();
            Assert.True(File.Exists(cache.Layout.Digests));
        }
        File.Delete(cache.Layout.Digests);

        await using (var runner = cache.NewRunner())
            await runner.EnsureAsync(Cache.Text("b", "b", ("i", old)));

        Assert.True(File.Exists(cache.Layout.Digests));
    }

    [Fact]
    public async Task No_jobs_at_all_are_one()
    {
        cache.Options = cache.Options with { Jobs = 0 };

        await cache.RunAsync(step, Cache.Text("b", "b"));

        Assert.Equal(2, cache.Last.Runs.Count);
    }

    private sealed class Spoiler(Action<StepOutcome> spoil) : IStepObserver
    {
        private int runs;

        public int Runs => runs;

        public void Planned(StepPlan plan) { }

        public void Started(StepStart start) => Interlocked.Increment(ref runs);

        public void Progress(Step step, double fraction, string text) { }

        public void Finished(StepOutcome outcome) => spoil(outcome);

        public void Failed(StepFailure failure) { }

        public void Message(string text) { }
    }
}
