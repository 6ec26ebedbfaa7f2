using System.Diagnostics;
using System.Text.Json.Nodes;
using StepCache.Requests;

namespace StepCache.Internal;

/// <summary>An input's blob was not what its record says; the step that makes it has to run again.</summary>
internal sealed class DamagedOutputException(StepNode step, string damage) : Exception(damage)
{
    public StepNode Step { get; } = step;
}

/// <summary>An input file changed after the key was computed.</summary>
internal sealed class ChangedInputException(string path) : Exception($"The file {path} keeps changing.");

/// <summary>Runs one step under its key's lock, and puts its outputs into the store.</summary>
internal sealed class StepRun(
    CacheLayout layout,
    RecordStore records,
    BlobStore blobs,
    StepHistory history,
    KeyLookup lookup,
    IStepObserver observer
)
{
    public async Task<StepOutcome> ExecuteAsync(
        StepNode node,
        Resolution resolution,
        CancellationToken cancellation
    )
    {
        var step = node.Step;
        var cell = new WorkFolder(layout.Work(resolution.Key));
        var request = Request(node, resolution, cell);
        CreateFolders(request.LockFile, layout.Log(resolution.Key));

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

        AtomicFile.Guard(cell.Root, () => cell.Prepare(keepCheckpoints: !node.IsForced));
        foreach (var (name, path) in request.Inputs)
            Materialise(node, resolution, name, path);

        observer.Started(step, lookup.Explain(node, current));
        clock.Restart();
        await execution.RunAsync(new Progress(step, observer), cancellation).ConfigureAwait(false);
        var record = Collect(node, cell);
        Keep(node, resolution, record, clock.Elapsed);
        cell.Delete();
        AtomicFile.TryDelete(layout.Log(resolution.Key));
        return new StepOutcome(step, StepOutcomeKind.Ran, clock.Elapsed, resolution.Key, record);

        void Wait(string holder)
        {
            waited = true;
            observer.Message($"{step.Name} is being computed by {holder}; waiting for it");
        }
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
            AtomicFile.Guard(file, () => Directory.CreateDirectory(Path.GetDirectoryName(file)!));
    }

    // A private copy, since a step may write to what it reads.
    private void Materialise(StepNode node, Resolution resolution, string name, string path)
    {
        var digest = resolution.InputDigests[name];
        switch (node.Step.Inputs[name])
        {
            case StepInput.OnDisk(var source):
                if (!FileCopy.TryCopy(source, digest, path))
                    throw new ChangedInputException(source);
                break;
            case StepInput.OutputOf(_, var output):
                if (blobs.Copy(digest, path) is { } damage)
                    throw new DamagedOutputException(node.Upstream[name], $"output {output} {damage}");
                break;
        }
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
        return new ActionRecord([.. declared.Select(path => blobs.Add(cell.Output(path), path))]);
    }

    // The record comes after all that it speaks of: whoever sees it finds everything. The history only points
    // at records.
    private void Keep(StepNode node, Resolution resolution, ActionRecord record, TimeSpan duration)
    {
        records.WritePreimage(resolution.Preimage);
        records.Write(resolution.Key, record);
        history.Add(node.Step.Name, new PastRun(resolution.Key, duration.TotalSeconds));
        node.Resolution = resolution with { Record = record, RecordDamage = null };
        node.IsForced = false;
        node.Damage = null;
    }

    private sealed class Progress(Step step, IStepObserver observer) : IStepProgress
    {
        public void Report(double fraction, string text) => observer.Progress(step, fraction, text);

        public void Say(string text) => observer.Message($"{step.Name}: {text}");
    }
}
