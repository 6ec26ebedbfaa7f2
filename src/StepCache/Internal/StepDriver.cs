using StepCache.Internal.Watching;

namespace StepCache.Internal;

/// <summary>Brings steps to their outputs, each once in a run, and those before them only if need be.</summary>
internal sealed class StepDriver(
    CacheLayout layout,
    KeyLookup lookup,
    StepHistory history,
    LastUse lastUse,
    StepRun run,
    JobQueue queue,
    RunBoard board,
    StepRunnerOptions options,
    Lock gate,
    CancellationToken cancellation
)
{
    // A second attempt heals a damaged input; more than a few are a broken disk, or a file that is being written.
    private const int MostAttempts = 5;

    // Files that are only gone say nothing bad about the disk: somebody may be collecting.
    public const int MostLosses = 20;

    private readonly Dictionary<string, Task> running = new(StringComparer.Ordinal);

    /// <summary>The step's end. Up to the first wait it runs on the caller's thread.</summary>
    public Task<StepOutcome> EnsureAsync(StepNode node)
    {
        lock (gate)
        {
            if (node.Completion is null)
            {
                var told = new TaskCompletionSource<StepOutcome>();
                node.Completion = told.Task;
                _ = TellAsync(node, told);
                node.Needed.TrySetResult();
            }
            return node.Completion;
        }
    }

    /// <summary>Has the step run again when it is next needed.</summary>
    public void Invalidate(StepNode node, string damage)
    {
        lock (gate)
        {
            if (node.Completion is { IsCompleted: false })
                return;
            node.Damage = damage;
            node.Completion = null;
        }
        options.Observer.Message($"{node.Step.Name}: {damage}");
    }

    private async Task TellAsync(StepNode node, TaskCompletionSource<StepOutcome> told)
    {
        var end = ReportAsync(node);
        await ((Task)end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // All that waited for it alone stand in the queue before the first of them is given a place.
        using (queue.Hold())
        {
            told.SetFromTask(end);
            await Task.WhenAll(NextInLine(node)).ConfigureAwait(false);
        }
    }

    private List<Task> NextInLine(StepNode node)
    {
        lock (gate)
            return [.. WaitingFor(node).Select(next => Task.WhenAny(UnderWay(next)!, next.Queued.Task))];
    }

    // The steps for which this one is the last. The gate is held.
    private static IEnumerable<StepNode> WaitingFor(StepNode node) =>
        node.Dependents.Where(next => UnderWay(next) is not null && next.WaitsOnlyFor(node));

    private static Task? UnderWay(StepNode next) => next.Completion ?? next.Learning;

    // Unless a step could begin as soon as this one's outputs are stored: the place may be that one's.
    private void LeaveEarly(StepNode node, IDisposable place)
    {
        lock (gate)
        {
            if (WaitingFor(node).Any())
                return;
        }
        place.Dispose();
    }

    private async Task<StepOutcome> ReportAsync(StepNode node)
    {
        try
        {
            var outcome = await DriveAsync(node).ConfigureAwait(false);
            Touch(node, outcome);
            board.Finish(node, outcome);
            options.Observer.Finished(outcome);
            return outcome;
        }
        catch (StepExecutionException) when (cancellation.IsCancellationRequested)
        {
            // What ended the run may have ended the worker too.
            throw new OperationCanceledException(cancellation);
        }
        catch (StepExecutionException exception)
        {
            throw Fail(node, exception.Message, layout.Log(node.Resolution!.Key), exception.IsUserError);
        }
        catch (StepCacheException exception) when (exception.Failures.Count == 0)
        {
            throw Fail(node, exception.Message, null, isUserError: true);
        }
    }

    private async Task<StepOutcome> DriveAsync(StepNode node)
    {
        var losses = 0;
        string? lost = null;
        for (var attempt = 1; ; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (attempt - losses > MostAttempts || losses > MostLosses)
                throw new StepCacheException($"The inputs of {node.Step.Name} keep changing while it is to run.");
            // First what the key needs, ...
            await LearnAllAsync(node, node.Upstream.Values.Where(IsUnknown)).ConfigureAwait(false);
            // A plan looked for it a moment ago, for many steps at a time.
            var isPlanned =
                attempt == 1 && lost is null && node.Resolution is { } planned && KeyLookup.IsCurrent(node, planned);
            if ((isPlanned ? node.Resolution : lookup.Resolve(node)) is not { } resolution)
                continue;
            node.Resolution = resolution;
            if (lookup.IsHit(node, resolution))
                return new StepOutcome(
                    node.Step,
                    lost is null ? StepOutcomeKind.FromCache : StepOutcomeKind.WaitedForOtherRun,
                    TimeSpan.Zero,
                    resolution.Key,
                    resolution.Record
                );
            if (lost is not null)
                options.Observer.Message($"{node.Step.Name}: {lost}");
            if (await run.FetchAsync(node, resolution, cancellation).ConfigureAwait(false) is { } fetched)
                return fetched;
            if (!options.MayRun(node.Step))
                throw Planner.NotAllowed([node.Step.Name]);

            // ... and only now, as it has to run, the files.
            await EnsureAllAsync(node, node.Upstream.Values).ConfigureAwait(false);
            if (!KeyLookup.IsCurrent(node, resolution))
                continue;
            try
            {
                if (await TryRunAsync(node, resolution).ConfigureAwait(false) is { } outcome)
                    return outcome;
            }
            catch (DamagedOutputException exception)
            {
                losses += exception.IsLoss ? 1 : 0;
                foreach (var (step, damage) in exception.Outputs)
                    Invalidate(step, damage);
            }
            catch (ChangedInputException exception)
            {
                options.Observer.Message($"{node.Step.Name}: {exception.Message}");
            }
            // How often that may happen, the executor decides.
            catch (StepLostException exception)
            {
                attempt--;
                lost = exception.Message;
                board.Leave(node);
            }
        }
    }

    /// <summary>Runs the step, or waits for one of another name with the same key and returns null.</summary>
    private async Task<StepOutcome?> TryRunAsync(StepNode node, Resolution resolution)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task? other;
        lock (gate)
        {
            if (!running.TryGetValue(resolution.Key, out other))
                running.Add(resolution.Key, done.Task);
        }
        if (other is not null)
        {
            node.Queued.TrySetResult();
            await other.ConfigureAwait(false);
            node.Resolution = lookup.Reread(node, resolution);
            return null;
        }
        try
        {
            var memory = new MemoryDemand(node.Step.Executor.TakesMemory ? Bytes(node) : 0);
            var turn = node.Step.Executor.IsElsewhere
                ? JobQueue.EnterElsewhereAsync()
                : queue.EnterAsync(node.CriticalSeconds, memory, cancellation);
            node.Queued.TrySetResult();
            using var place = await turn.ConfigureAwait(false);
            // Off the caller's thread, which may hold the gate.
            await Task.Yield();
            return await run.ExecuteAsync(node, resolution, memory, () => LeaveEarly(node, place), cancellation)
                .ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
                running.Remove(resolution.Key);
            done.SetResult();
        }
    }

    private long Bytes(StepNode node) => node.RememberedBytes ?? options.UnknownMemoryBytes;

    private static bool IsUnknown(StepNode node) => node.IsForced || node.Resolution?.Record is null;

    /// <summary>Finds the step's record, here or in the remote cache, without its files, and has the step run only if it
    /// is in neither.</summary>
    private Task LearnAsync(StepNode node)
    {
        lock (gate)
        {
            if (node.Completion is { } end)
                return end;
            // Its key was known when the run was planned, and its record looked for.
            if (node.Resolution is not null)
                return EnsureAsync(node);
            return node.Learning is { IsCompleted: false } under ? under : node.Learning = FindAsync();
        }

        async Task FindAsync()
        {
            await Task.Yield(); // Off the caller's thread, which holds the gate.
            // What fails here fails again in the step's own name.
            await FindRecordAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (IsUnknown(node))
                await EnsureAsync(node).ConfigureAwait(false);
            else
                lastUse.Note(node.Resolution);
        }

        async Task FindRecordAsync()
        {
            await LearnAllAsync(node, node.Upstream.Values.Where(IsUnknown)).ConfigureAwait(false);
            if (lookup.Resolve(node) is { } resolution)
                await run.LearnAsync(node, resolution, cancellation).ConfigureAwait(false);
        }
    }

    private Task LearnAllAsync(StepNode node, IEnumerable<StepNode> upstream) =>
        WhenAllAsync(node, upstream.Distinct().Select(LearnAsync));

    private Task EnsureAllAsync(StepNode node, IEnumerable<StepNode> upstream) =>
        WhenAllAsync(node, upstream.Distinct().Select(EnsureAsync));

    private static Task WhenAllAsync(StepNode node, IEnumerable<Task> upstream) =>
        Failures.WhenAllAsync(
            upstream,
            failures => $"{node.Step.Name} was not run because {Failures.Names(failures)} failed."
        );

    private StepCacheException Fail(StepNode node, string error, string? log, bool isUserError)
    {
        var failure = new StepFailure(node.Step.Name, error, File.Exists(log) ? log : null, isUserError);
        board.Fail(node);
        options.Observer.Failed(failure);
        return new StepCacheException(Failures.Describe([failure]), [failure]);
    }

    // A cache that can only be read is good enough for hits.
    private void Touch(StepNode node, StepOutcome outcome)
    {
        if (outcome.Kind != StepOutcomeKind.Ran)
            lastUse.Note(outcome.Key!, outcome.Record!);
        if (outcome.Kind is StepOutcomeKind.Ran or StepOutcomeKind.FromRemote)
            return; // It is the latest of its history.
        try
        {
            history.Touch(node.Step.Name, outcome.Key!);
        }
        catch (StepCacheException exception)
        {
            options.Observer.Message(exception.Message);
        }
    }
}
