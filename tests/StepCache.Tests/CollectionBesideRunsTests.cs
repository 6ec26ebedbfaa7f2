using StepCache.Internal;
using StepCache.Internal.Collecting;
using StepCache.Requests;

namespace StepCache.Tests;

/// <summary>What a run uses, makes or computes is none of a collection's business.</summary>
[Trait("Category", "Fault")]
public sealed class CollectionBesideRunsTests : IDisposable
{
    private readonly Cache cache = new();
    private readonly Step step = Cache.Text("a", "hello");

    public void Dispose() => cache.Dispose();

    private CollectionPlan Plan(long? most = null, params string?[] keep) =>
        CollectionPlan.Of(
            StoreContents.Read(cache.Layout),
            new CollectionOptions
            {
                Keep = [.. keep.OfType<string>()],
                KeepYoungerThan = TimeSpan.Zero,
                MaxSizeBytes = most,
            }
        );

    private CollectionReport CarryOut(CollectionPlan plan) => Removal.CarryOut(cache.Layout, plan);

    private async Task<StepOutcome> RunAsync()
    {
        var outcome = (await cache.RunAsync(step))[0];
        cache.Age(30);
        return outcome;
    }

    [Fact]
    public async Task What_is_used_between_plan_and_removal_stays_with_its_files()
    {
        var outcome = await RunAsync();
        var plan = Plan();
        LastUse.Renew(cache.Layout.Record(outcome.Key!));

        var report = CarryOut(plan);

        Assert.Equal((0, 0), (report.FilesRemoved, report.BytesRemoved));
        Assert.Empty(StoreCheck.Problems(cache.Layout));
        Assert.Single(new StepHistory(cache.Layout).Read("a"));
    }

    [Fact]
    public async Task What_another_took_between_plan_and_removal_is_not_counted()
    {
        var outcome = await RunAsync();
        var plan = Plan();
        File.Delete(cache.Layout.Record(outcome.Key!));
        File.Delete(cache.Blob(outcome));

        Assert.Equal(0, CarryOut(plan).FilesRemoved);
    }

    [Fact]
    public async Task Files_that_are_used_before_they_are_let_go_stay_and_so_do_those_whose_record_is_gone()
    {
        var reader = Cache.Text("reader", "!", ("a", step.Output("text")));
        var outcomes = await cache.RunAsync(step, reader);
        cache.Age(30);
        var plan = Plan(most: 0, [.. outcomes.Select(outcome => outcome.Key)]);
        LastUse.Renew(cache.Layout.Record(outcomes[0].Key!));

        Assert.Equal(0, CarryOut(plan).FilesRemoved);
        Assert.False(File.Exists(cache.Layout.Released(outcomes[0].Key!)));
        Assert.Empty(StoreCheck.Problems(cache.Layout));

        File.Delete(cache.Layout.Record(outcomes[0].Key!));
        Assert.DoesNotContain(CarryOut(plan).Steps, collected => collected.Released > 0);
    }

    [Fact]
    public void A_step_that_begins_between_plan_and_removal_keeps_its_work_folder_and_log()
    {
        var key = Cache.KeyOf(step);
        cache.Put($"work/{key}/checkpoints/one", "12345");
        cache.Put($"logs/{key}.log", "123");
        cache.Age(1);
        var plan = Plan();

        using (cache.Hold(step))
        {
            Assert.Equal(0, CarryOut(plan).FilesRemoved);
            Assert.Empty(Plan().Unfinished);
        }
        Assert.True(File.Exists(cache.Layout.Log(key)));

        Assert.Equal(2, CarryOut(plan).FilesRemoved);
        Assert.False(File.Exists(cache.Layout.Log(key)));
    }

    [Fact]
    public async Task What_is_used_or_made_since_a_run_began_to_compute_stays_while_that_run_lasts()
    {
        using (var run = new LiveRun(cache.Layout))
        {
            run.Begin();
            await cache.RunAsync(step);
            cache.Put($"cas/aa/{new string('a', 64)}", "made an hour before the run");

            Assert.Equal([null], cache.Collect().Steps.Select(collected => collected.Step));
        }
        cache.Age(0.001);
        Assert.Equal(["a"], cache.Collect().Steps.Select(collected => collected.Step));
    }

    [Fact]
    public async Task What_a_run_found_before_its_first_step_began_stays_while_it_lasts()
    {
        var outcome = (await cache.RunAsync(step))[0];
        cache.Age(1 / 24.0);
        var report = (CollectionReport?)null;
        var collecting = new InProcessExecutor(
            (request, _, _) =>
            {
                report = cache.Collect();
                File.WriteAllText(Path.Combine(request.OutputDirectory, "text"), "");
            }
        );

        await cache.RunAsync(Cache.Of("reader", collecting, ("a", step.Output("text"))));

        Assert.Empty(report!.Steps);
        Assert.True(File.Exists(cache.Blob(outcome)));
    }

    [UnixFact]
    public async Task The_oldest_run_counts_and_no_time_to_keep_things_makes_it_younger()
    {
        await cache.RunAsync(step);
        cache.Age(20);
        Directory.CreateDirectory(cache.Layout.Runs);
        using var old = Run("old", days: 25);
        using var young = Run("young", days: 15);

        Assert.Empty(cache.Collect().Steps);
        Assert.Empty(cache.Collect(days: 7).Steps);

        old.Dispose();
        Assert.NotEmpty(cache.Collect(days: 7).Steps);

        KeyLock Run(string name, double days)
        {
            var file = Path.Combine(cache.Layout.Runs, $"{name}.lock");
            var held = KeyLock.TryAcquire(file)!;
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-days));
            return held;
        }
    }

    [Fact]
    public async Task Uses_are_noted_to_the_day_and_so_is_what_stays()
    {
        await RunAsync();
        cache.Age(7.5);
        Assert.Empty(cache.Collect(days: 7).Steps);

        cache.Age(8.5);
        Assert.NotEmpty(cache.Collect(days: 7).Steps);
    }

    [Fact]
    public async Task With_no_time_to_keep_things_what_was_used_an_hour_ago_goes()
    {
        await RunAsync();
        cache.Age(1 / 24.0);

        Assert.NotEmpty(cache.Collect().Steps);
    }

    [Fact]
    public void A_checkpoint_is_as_young_as_the_youngest_file_in_it()
    {
        var key = Cache.KeyOf(step);
        cache.Put($"work/{key}/checkpoints/old", "1");
        var young = cache.Put($"work/{key}/checkpoints/young", "2");
        cache.Age(30);
        cache.Age(1, young);
        Assert.Empty(cache.Collect(days: 7).Steps);

        cache.Age(30, young);
        Assert.NotEmpty(cache.Collect(days: 7).Steps);
    }

    [Fact]
    public void A_checkpoint_of_a_kept_key_stays()
    {
        var key = Cache.KeyOf(step);
        var kept = cache.Put($"work/{key}/checkpoints/one", "1");
        cache.Age(30);

        Assert.Empty(cache.Collect(keep: key).Steps);
        Assert.True(File.Exists(kept));
    }
}
