using StepCache.Internal;
using StepCache.Internal.Remote;
using StepCache.Internal.Watching;

namespace StepCache;

/// <summary>Brings steps to their outputs: from the cache if they are there, by running them if not.</summary>
/// <remarks>
/// Keys are computed forwards from records alone; what runs is decided backwards from the targets, so that
/// nothing before a step whose result is there is restored or run. A step that fails takes only those along that depend
/// on it. One runner serves one run of a program; any number of runners, in any number of processes and machines, may
/// share a cache's folder.
/// </remarks>
public sealed class StepRunner : IAsyncDisposable
{
    private readonly StepRunnerOptions options;
    private readonly CancellationTokenSource ending;
    private readonly CacheLayout layout;
    private readonly BlobStore blobs;
    private readonly WorkFolders folders;
    private readonly StepHistory history;
    private readonly RunBoard board;
    private readonly LiveRun liveRun;
    private readonly LastUse lastUse;
    private readonly JobQueue queue;
    private readonly StepGraph graph;
    private readonly Planner planner;
    private readonly StepRun run;
    private readonly StepDriver driver;
    private readonly RemoteCache? remote;
    private readonly CancellationToken cancellation;
    private readonly Lock planning = new();
    private readonly Lock gate = new();
    private readonly HashSet<StepNode> targets = [];

    /// <summary>Opens a cache, making its folder if it is not there.</summary>
    /// <param name="options">The options.</param>
    /// <param name="cancellation">Ends all workers; every wait then throws
    /// <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="StepCacheException">The cache's folder cannot be made.</exception>
    public StepRunner(StepRunnerOptions options, CancellationToken cancellation = default)
    {
        this.options = options;
        this.cancellation = cancellation;
        ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        layout = new CacheLayout(options.CacheDirectory);
        AtomicFile.Guard(layout.Root, () => Directory.CreateDirectory(layout.Root));
        RemoveLitter();
        Digests = new FileDigests(options.CacheDirectory, options.Rehash);
        blobs = new BlobStore(layout);
        history = new StepHistory(layout);
        var places = Math.Max(1, options.Jobs);
        queue = new JobQueue(places, options.Memory);
        WaitingThreads.MakeRoomFor(places);
        board = new RunBoard(options.Title, places);
        graph = new StepGraph(options.Force);
        var records = new RecordStore(layout);
        var lookup = new KeyLookup(records, blobs, history, Digests);
        remote = options.Remote is { } server ? new RemoteCache(server, layout, options.Observer.Message) : null;
        planner = new Planner(lookup, remote, options.MayRun, gate);
        liveRun = new LiveRun(layout, board);
        lastUse = new LastUse(layout, liveRun);
        folders = new WorkFolders(layout);
        run = new StepRun(
            layout,
            folders,
            places,
            records,
            blobs,
            history,
            lookup,
            liveRun,
            remote,
            board,
            options.Memory,
            options.Observer
        );
        driver = new StepDriver(layout, lookup, history, lastUse, run, queue, board, options, gate, ending.Token);
    }

    /// <summary>The digests that the runner remembers, for <see cref="CodeDigest"/>.</summary>
    public FileDigests Digests { get; }

    /// <summary>How far the run is just now.</summary>
    public RunState Look() => board.Look();

    /// <summary>Says what <see cref="Start"/> would do, and does nothing.</summary>
    /// <exception cref="StepCacheException">A step is not valid, depends on what is not there, on itself, or has to
    /// run and may not.</exception>
    public StepPlan Plan(IEnumerable<Step> steps)
    {
        lock (planning)
        {
            var asked = steps.ToList();
            var closure = graph.Closure(asked);
            return MakePlan(closure, asked);
        }
    }

    /// <summary>Begins to run all that the steps need, as soon as what it depends on is there, the longest chains
    /// first. The observer is told the plan before.</summary>
    /// <returns>What is known of it now.</returns>
    /// <exception cref="StepCacheException">As <see cref="Plan"/>; then nothing runs.</exception>
    public StepPlan Start(IEnumerable<Step> steps)
    {
        lock (planning)
        {
            var asked = steps.ToList();
            var closure = graph.Closure(asked);
            WaitingThreads.MakeRoomFor(closure.Count(node => node.Step.Executor.IsElsewhere));
            var plan = MakePlan(closure, asked);
            options.Observer.Planned(plan);
            board.Plan(closure.Zip(plan.Steps));
            if (plan.Count(PlannedAction.Run) > 0)
                liveRun.Begin();
            KeepRemoteRecords(closure, plan);
            foreach (var node in closure)
                lastUse.Note(node.Resolution);
            CriticalPath.Note(closure, plan, history, gate);
            using (queue.Hold())
            {
                foreach (var node in asked.Select(Node))
                {
                    targets.Add(node);
                    _ = driver.EnsureAsync(node);
                }
            }
            return plan;
        }
    }

    /// <summary>Waits until a step that was started, or that a started one depends on, has ended or turns out not
    /// to be needed.</summary>
    /// <exception cref="StepCacheException">The step failed, or one that it depends on.</exception>
    /// <exception cref="InvalidOperationException">The step was not started.</exception>
    public async Task<StepOutcome> Completion(Step step)
    {
        Task settled;
        StepNode node;
        lock (planning)
        {
            node = Find(step) ?? throw new InvalidOperationException($"Step {step.Name} was not started.");
            settled = SettleAsync(node);
        }
        await settled.ConfigureAwait(false);
        return node.Completion is { } completion
            ? await completion.ConfigureAwait(false)
            : new StepOutcome(step, StepOutcomeKind.NotNeeded, TimeSpan.Zero, null, null);
    }

    /// <summary>Starts one step and waits for it; its outputs are then in the store.</summary>
    /// <exception cref="StepCacheException">As <see cref="Plan"/>, or the step or one that it depends on failed.
    /// </exception>
    public async Task<StepOutcome> EnsureAsync(Step step)
    {
        if (Find(step) is null)
            Start([step]);
        return await driver.EnsureAsync(Node(step)).ConfigureAwait(false);
    }

    /// <summary>Keys and records of the steps and of all that they depend on, as far as this run knows them.</summary>
    /// <returns>Each step after those that it depends on; only those are missing whose key or record is not known.
    /// </returns>
    public IReadOnlyList<StepResult> Results(IEnumerable<Step> steps)
    {
        lock (planning)
        {
            return
            [
                .. graph
                    .Closure(steps)
                    .Where(node => node.Resolution?.Record is not null)
                    .Select(node => new StepResult(node.Step, node.Resolution!.Key, node.Resolution.Record!)),
            ];
        }
    }

    /// <summary>Waits until all that was started has ended.</summary>
    /// <exception cref="StepCacheException">Steps failed; the message names each, and its log.</exception>
    public async Task WhenAllAsync()
    {
        List<Task<StepOutcome>> ends;
        lock (planning)
            ends = [.. targets.Select(driver.EnsureAsync)];
        try
        {
            await Failures.WhenAllAsync(ends, Failures.Describe).ConfigureAwait(false);
        }
        finally
        {
            SaveDigests();
        }
    }

    /// <summary>Puts a step's outputs into a folder, running the step if need be.</summary>
    /// <remarks>A file that is there with the right content is left untouched; any other appears whole or not at
    /// all. A blob that turns out to be damaged is made again.</remarks>
    /// <param name="step">The step.</param>
    /// <param name="directory">The folder to put them under, at their declared paths.</param>
    /// <exception cref="StepCacheException">As <see cref="EnsureAsync"/>, or a file cannot be written.</exception>
    public async Task<StepOutcome> RestoreAsync(Step step, string directory)
    {
        var losses = 0;
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await EnsureAsync(step).ConfigureAwait(false);
            if (outcome.Record!.Outputs.Select(Place).FirstOrDefault(damage => damage is not null) is not { } damage)
                return outcome;
            losses += BlobStore.IsLoss(damage) ? 1 : 0;
            if (attempt - losses > 2 || losses > StepDriver.MostLosses)
                throw new StepCacheException($"{step.Name}: {damage} again and again. Check the disk.");
            driver.Invalidate(Node(step), damage);
        }

        string? Place(OutputFile output)
        {
            var destination = Path.Combine(directory, output.Path);
            if (IsInPlace(output, destination) || blobs.Copy(output.Digest, destination) is not { } damage)
                return null;
            return $"output {output.Path} {damage}";
        }
    }

    /// <summary>Ends all workers, and waits until they have, and for what is being sent to the remote cache.</summary>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync().ConfigureAwait(false);
        var ends = graph.Nodes.Select(node => node.Completion).OfType<Task>();
        await Task.WhenAll(ends).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        folders.Dispose();
        SaveDigests();
        if (remote is not null)
        {
            if (!cancellation.IsCancellationRequested)
                await remote.FinishAsync().ConfigureAwait(false);
            remote.Dispose();
        }
        liveRun.Dispose();
        ending.Dispose();
    }

    // It waits only for a remote cache, and no longer than that may take; nothing could go on meanwhile.
    private StepPlan MakePlan(IReadOnlyList<StepNode> closure, IEnumerable<Step> asked) =>
        planner.PlanAsync(closure, asked.Select(Node), ending.Token).GetAwaiter().GetResult();

    private StepNode Node(Step step) => graph.Find(step)!;

    private StepNode? Find(Step step)
    {
        lock (planning)
        {
            if (graph.Find(step) is not { IsStarted: true } node)
                return null;
            if (node.Step != step)
                graph.Closure([step]); // Says so if they differ.
            return node;
        }
    }

    private bool IsInPlace(OutputFile output, string destination)
    {
        var file = new FileInfo(destination);
        return file.Exists && file.Length == output.SizeBytes && Digests.Of(destination) == output.Digest;
    }

    // What is to be fetched or run is kept once its files are here.
    private void KeepRemoteRecords(IReadOnlyList<StepNode> closure, StepPlan plan)
    {
        var found = closure
            .Zip(plan.Steps, (node, planned) => (node, planned.Action))
            .Where(step => step is { node.Resolution.IsRemote: true, Action: PlannedAction.NotNeeded })
            .Select(step => step.node)
            .ToList();
        if (found.Count > 0)
            liveRun.Begin();
        InParallel.Each(found, node => run.KeepRecord(node, node.Resolution!));
    }

    private Task SettleAsync(StepNode node)
    {
        if (node.Settled is { IsCompleted: false } under)
            return under;
        return node.Settled = WaitAsync(Task.WhenAll(node.Dependents.Select(SettleAsync)));

        async Task WaitAsync(Task dependents)
        {
            var toldNeeded = targets.Contains(node) ? node.Needed.Task : Task.WhenAny(node.Needed.Task, dependents);
            await toldNeeded.ConfigureAwait(false);
            if (node.Completion is Task completion)
                await completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // What is remembered only saves time.
    private void SaveDigests()
    {
        try
        {
            Digests.Save();
        }
        catch (StepCacheException exception)
        {
            options.Observer.Message(exception.Message);
        }
    }

    // What a killed process was writing.
    private void RemoveLitter()
    {
        var before = DateTime.UtcNow - CacheLayout.LitterAge;
        var files = new DirectoryInfo(layout.Temporary).FilesOrNone();
        foreach (var file in files.Where(file => file.LastWriteTimeUtc < before))
            AtomicFile.TryDelete(file.FullName);
    }
}
