using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using StepCache.Internal.Remote;
using StepCache.Internal.Watching;
using StepCache.Requests;

namespace StepCache.Internal;

/// <summary>Inputs' blobs were not what their records say; the steps that make them have to run again.</summary>
internal sealed class DamagedOutputException(IReadOnlyList<(StepNode Step, string Damage)> outputs)
    : Exception(string.Join("; ", outputs.Select(output => output.Damage)))
{
    public IReadOnlyList<(StepNode Step, string Damage)> Outputs { get; } = outputs;

    /// <summary>Whether they are all gone, as after a collection, and none is damaged.</summary>
    public bool IsLoss => Outputs.All(output => BlobStore.IsLoss(output.Damage));
}

/// <summary>An input file changed after the key was computed.</summary>
internal sealed class ChangedInputException(string path) : Exception($"The file {path} keeps changing.");

/// <summary>Runs one step under its key's lock, and puts its outputs into the store.</summary>
internal sealed class StepRun(
    CacheLayout layout,
    WorkFolders folders,
    int places,
    RecordStore records,
    BlobStore blobs,
    StepHistory history,
    KeyLookup lookup,
    LiveRun liveRun,
    RemoteCache? remote,
    RunBoard board,
    IMemoryMeter meter,
    IStepObserver observer
)
{
    // Enough for their flushes to come together.
    private const int StoredAtOnce = 8;

    private readonly JobQueue storing = new(Math.Max(places, StoredAtOnce), meter);

    /// <summary>Takes the step's result from the remote cache, if there is one that has it whole.</summary>
    public async Task<StepOutcome?> FetchAsync(StepNode node, Resolution resolution, CancellationToken cancellation)
    {
        if (remote is null || node.IsForced)
            return null;
        liveRun.Begin();
        var clock = Stopwatch.StartNew();
        var fetched = await remote.FetchAsync(node.Step, resolution.Key, cancellation).ConfigureAwait(false);
        if (fetched is null)
            return null;
        records.WritePreimage(resolution.Preimage);
        records.Write(resolution.Key, fetched);
        Note(node, resolution, fetched, new PastRun(resolution.Key, 0));
        return new StepOutcome(node.Step, StepOutcomeKind.FromRemote, clock.Elapsed, resolution.Key, fetched);
    }

    /// <summary>Takes only the record, from here or from the remote cache: enough for the keys of the steps after it.
    /// </summary>
    public async Task LearnAsync(StepNode node, Resolution resolution, CancellationToken cancellation)
    {
        if (node.IsForced)
            return;
        if (resolution.Record is not null)
        {
            node.Resolution = resolution;
        }
        else if (
            remote is not null
            && await remote.RecordAsync(node.Step, resolution.Key, cancellation).ConfigureAwait(false) is { } record
        )
        {
            KeepRecord(node, resolution with { Record = record });
        }
    }

    /// <summary>Keeps a record of the remote cache here too, so that a later run without the remote finds the same
    /// keys. Its files are marked as let go, not as lost.</summary>
    public void KeepRecord(StepNode node, Resolution resolution)
    {
        records.WritePreimage(resolution.Preimage);
        records.WriteReleased(resolution.Key, resolution.Record!);
        node.Resolution = resolution with { IsRemote = false };
    }

    /// <summary>Runs the step, unless its result turns out to be there.</summary>
    /// <param name="node">The step.</param>
    /// <param name="resolution">Its key.</param>
    /// <param name="memory">Is told which process takes memory.</param>
    /// <param name="leave">Called when another step may begin in its place, if that is before its end.</param>
    /// <param name="cancellation">Ends the step.</param>
    public async Task<StepOutcome> ExecuteAsync(
        StepNode node,
        Resolution resolution,
        MemoryDemand memory,
        Action leave,
        CancellationToken cancellation
    )
    {
        var step = node.Step;
        var cell = new WorkFolder(layout.Work(resolution.Key));
        var request = Request(node, resolution, cell);
        CreateFolders(request.LockFile, layout.Log(resolution.Key));
        liveRun.Begin();

        var clock = Stopwatch.StartNew();
        var waited = false;
        await using var execution = await step
            .Executor.BeginAsync(request, layout.Log(resolution.Key), Wait, cancellation)
            .ConfigureAwait(false);

        var current = lookup.Reread(node, resolution);
        if (lookup.IsHit(node, current))
        {
            node.Resolution = current;
            var kind = waited ? StepOutcomeKind.WaitedForOtherRun : StepOutcomeKind.FromCache;
            return new StepOutcome(step, kind, clock.Elapsed, current.Key, current.Record);
        }

        if (!execution.IsUnderWay)
        {
            AtomicFile.Guard(cell.Root, () => folders.Prepare(cell, keepCheckpoints: !node.IsForced));
            Materialise(node, resolution, request.Inputs);
        }

        execution.Expect(node.CriticalSeconds);
        memory.ProcessId = execution.ProcessId;
        board.Start(node, execution.ProcessId);
        observer.Started(new StepStart(step, resolution.Key, lookup.Explain(node, current), execution.ProcessId));
        clock.Restart();
        var peak = await RunAsync(execution, new Progress(node, board, observer), cancellation).ConfigureAwait(false);
        if (execution.IsUnderWay)
            RequireOutputs(node, cell);
        var cost = execution.Cost ?? new StepCost(clock.Elapsed, peak);
        var leavesPlace = execution.ProcessId is null && !step.Executor.IsElsewhere;
        using var storing = leavesPlace ? await StoreBesideAsync(leave).ConfigureAwait(false) : null;
        var record = Collect(node, cell);
        records.WritePreimage(resolution.Preimage);
        var files = record
            .Outputs.Where(output => !blobs.TryReuse(output))
            .Select(output => (output, cell.Output(output.Path)));
        await records.WriteWithFilesAsync(resolution.Key, record, files).ConfigureAwait(false);
        Note(node, resolution, record, new PastRun(resolution.Key, cost.Duration.TotalSeconds, cost.PeakBytes));
        remote?.Send(step, resolution.Key, record);
        // What ran elsewhere may still have its folder open there.
        if (step.Executor.IsElsewhere)
            cell.Delete();
        else
            folders.Free(cell);
        AtomicFile.TryDelete(layout.Log(resolution.Key));
        return new StepOutcome(step, StepOutcomeKind.Ran, cost.Duration, resolution.Key, record);

        void Wait(string holder)
        {
            waited = true;
            observer.Message($"{step.Name} is being computed by {holder}; waiting for it");
        }
    }

    // A step that no process of this machine holds a core for leaves its place to the next while its outputs are stored: a
    // slow file system then keeps nobody from computing. Few at once, or they would pile up.
    private async Task<IDisposable> StoreBesideAsync(Action leave)
    {
        var turn = await storing.EnterAsync(0, new MemoryDemand(0), CancellationToken.None).ConfigureAwait(false);
        leave();
        return turn;
    }

    // Returns the most memory that the step held at once, as far as that is known.
    private async Task<long> RunAsync(IStepExecution execution, IStepProgress progress, CancellationToken cancellation)
    {
        if (execution.ProcessId is { } before)
            meter.ResetPeak(before);
        await execution.RunAsync(progress, cancellation).ConfigureAwait(false);
        return execution.ProcessId is { } after ? meter.PeakBytes(after) : 0;
    }

    private StepRequest Request(StepNode node, Resolution resolution, WorkFolder cell) =>
        new()
        {
            Step = node.Step.Name,
            Operation = node.Step.Operation,
            Parameters = JsonNode.Parse(node.Parameters)!.AsObject(),
            Inputs = resolution.InputDigests.Keys.ToDictionary(name => name, cell.Input),
            WorkDirectory = cell.Scratch,
            OutputDirectory = cell.Outputs,
            CheckpointDirectory = cell.Checkpoints,
            LockFile = layout.LockFile(resolution.Key),
        };

    private static void CreateFolders(params ReadOnlySpan<string> files)
    {
        foreach (var file in files)
        {
            var folder = Path.GetDirectoryName(file)!;
            if (!Directory.Exists(folder))
                AtomicFile.Guard(file, () => Directory.CreateDirectory(folder));
        }
    }

    private void Materialise(StepNode node, Resolution resolution, IReadOnlyDictionary<string, string> paths)
    {
        var damaged = new ConcurrentBag<(StepNode, string)>();
        InParallel.Each(
            [.. paths],
            input =>
            {
                var (name, path) = input;
                if (Materialise(node.Step.Inputs[name], resolution.InputDigests[name], path) is { } damage)
                    damaged.Add((node.Upstream[name], damage));
            }
        );
        if (!damaged.IsEmpty)
            throw new DamagedOutputException([
                .. damaged.OrderBy(input => input.Item1.Step.Name, StringComparer.Ordinal),
            ]);
    }

    // A private copy, since a step may write to what it reads.
    private string? Materialise(StepInput input, string digest, string path)
    {
        switch (input)
        {
            case StepInput.OnDisk(var source):
                return FileCopy.TryCopy(source, digest, path) ? null : throw new ChangedInputException(source);
            case StepInput.OutputOf(_, var output):
                return blobs.Copy(digest, path) is { } damage ? $"output {output} {damage}" : null;
            default:
                throw new InvalidOperationException($"There is no such input as {input}.");
        }
    }

    // A run that was killed while it put them into the store leaves some.
    private static void RequireOutputs(StepNode node, WorkFolder cell)
    {
        if (node.Step.Outputs.All(path => File.Exists(cell.Output(path))))
            return;
        AtomicFile.Guard(cell.Root, () => cell.Prepare(keepCheckpoints: true));
        throw new StepLostException("a run that was killed took some of its outputs; it is computed again");
    }

    private ActionRecord Collect(StepNode node, WorkFolder cell)
    {
        var declared = node.Step.Outputs.Order(StringComparer.Ordinal).ToList();
        foreach (var path in declared)
        {
            var file = new FileInfo(cell.Output(path));
            if (!file.Exists || file.LinkTarget is not null)
                throw new StepExecutionException($"It did not write its declared output {path} as a file.", false);
        }
        foreach (var stray in cell.OutputPaths().Except(declared, StringComparer.Ordinal))
            observer.Message($"{node.Step.Name} wrote {stray}, which it does not declare; it is not kept");
        return new ActionRecord([.. declared.Select(path => BlobStore.Describe(cell.Output(path), path))]);
    }

    // The history only points at records.
    private void Note(StepNode node, Resolution resolution, ActionRecord record, PastRun latest)
    {
        history.Add(node.Step.Name, latest);
        node.PastRuns = null;
        node.Resolution = resolution with { Record = record, RecordDamage = null, IsRemote = false };
        node.IsForced = false;
        node.Damage = null;
    }

    private sealed class Progress(StepNode node, RunBoard board, IStepObserver observer) : IStepProgress
    {
        public void Report(double fraction, string text)
        {
            board.Progress(node, fraction, text);
            observer.Progress(node.Step, fraction, text);
        }

        public void Say(string text) => observer.Message($"{node.Step.Name}: {text}");
    }
}
