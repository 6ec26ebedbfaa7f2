using System.Text.Json.Nodes;
using StepCache.Internal;
using StepCache.Requests;
using StepCache.TestWorker;

namespace StepCache.Tests;

/// <summary>A cache of one test, and short ways to make steps and run them.</summary>
internal sealed class Cache : IDisposable
{
    /// <param name="parent">The folder in which the cache is made; by default one of its own.</param>
    public Cache(string? parent = null)
    {
        Layout = new CacheLayout(Path.Combine(parent ?? Folder.Path, "cache"));
        Options = new StepRunnerOptions { CacheDirectory = Layout.Root, Jobs = 2 };
    }

    public TemporaryFolder Folder { get; } = new();

    public CacheLayout Layout { get; }

    public StepRunnerOptions Options { get; set; }

    /// <summary>The server that is shared with other caches, in tests that have one.</summary>
    public RemoteCacheOptions Remote
    {
        get => Options.Remote!;
        set => Options = Options with { Remote = value };
    }

    /// <summary>What the last run reported.</summary>
    public RecordingObserver Last { get; private set; } = new();

    /// <summary>Runs the targets in a runner of their own, as a new process would.</summary>
    public async Task<IReadOnlyList<StepOutcome>> RunAsync(params Step[] targets)
    {
        await using var runner = NewRunner();
        runner.Start(targets);
        await runner.WhenAllAsync();
        return [.. await Task.WhenAll(targets.Select(runner.Completion))];
    }

    public async Task RestoreAsync(Step step, string folder)
    {
        await using var runner = NewRunner();
        await runner.RestoreAsync(step, Folder.File(folder));
    }

    public StepRunner NewRunner(CancellationToken cancellation = default)
    {
        Last = new RecordingObserver();
        return new StepRunner(Options with { Observer = Last }, cancellation);
    }

    /// <summary>The blob of an output, wherever it lies.</summary>
    public string Blob(StepOutcome outcome, string output = "text") => Layout.Blob(outcome.Record!.DigestOf(output));

    /// <summary>Holds the lock of a step that takes no inputs, as another run would that computes it.</summary>
    public KeyLock Hold(Step step)
    {
        var file = Layout.LockFile(KeyOf(step));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return KeyLock.TryAcquire(file) ?? throw new InvalidOperationException($"The lock of {step} is taken.");
    }

    public void Dispose() => Folder.Dispose();

    /// <summary>A step that writes its inputs' text and a text of its own to the output <c>text</c>.</summary>
    public static Step Text(string name, string text, params (string Name, StepInput Input)[] inputs) =>
        Text(name, new JsonObject { ["text"] = text }, inputs);

    public static Step Text(string name, JsonObject parameters, params (string Name, StepInput Input)[] inputs) =>
        new()
        {
            Name = name,
            Operation = "text",
            Parameters = parameters,
            Inputs = inputs.ToDictionary(input => input.Name, input => input.Input),
            Code = "code",
            Outputs = ["text"],
            Executor = Concatenate,
        };

    /// <summary>A step that a worker process computes.</summary>
    public static Step Work(
        string name,
        string operation,
        JsonObject? parameters = null,
        IStepExecutor? worker = null,
        params (string Name, StepInput Input)[] inputs
    ) =>
        new()
        {
            Name = name,
            Operation = operation,
            Parameters = parameters ?? new JsonObject { ["text"] = name },
            Inputs = inputs.ToDictionary(input => input.Name, input => input.Input),
            Code = "code",
            Outputs = ["text"],
            Executor = worker ?? TestHost.Worker,
        };

    /// <summary>A step that does what its executor does, which is to write the output <c>text</c>.</summary>
    public static Step Of(string name, IStepExecutor executor, params (string Name, StepInput Input)[] inputs) =>
        new()
        {
            Name = name,
            Operation = "any",
            Parameters = new JsonObject { ["name"] = name },
            Inputs = inputs.ToDictionary(input => input.Name, input => input.Input),
            Code = "code",
            Outputs = ["text"],
            Executor = executor,
        };

    /// <summary>The same computation with another executor or expected duration: neither is part of its key.</summary>
    public static Step With(Step step, IStepExecutor? executor = null, double expectedSeconds = 0) =>
        new()
        {
            Name = step.Name,
            Operation = step.Operation,
            Parameters = step.Parameters,
            Inputs = step.Inputs,
            Code = step.Code,
            Outputs = step.Outputs,
            ExpectedSeconds = expectedSeconds,
            Executor = executor ?? step.Executor,
        };

    /// <summary>The key of a step that takes no inputs.</summary>
    public static string KeyOf(Step step) => KeyPreimage.Of(new StepGraph(_ => false).Closure([step])[0], []).Key;

    /// <summary>One of the steps before the end of <see cref="TestHost"/>'s graph.</summary>
    public static Step PartOfHost(string name) => ((StepInput.OutputOf)TestHost.End().Inputs[name]).Step;

    public static IStepExecutor Concatenate { get; } = new InProcessExecutor(WriteText);

    /// <summary>Adds the text of the parameters if <c>keep</c> is not false.</summary>
    private static void WriteText(StepRequest request, IStepProgress progress, CancellationToken cancellation)
    {
        var inputs = request
            .Inputs.OrderBy(input => input.Key, StringComparer.Ordinal)
            .Select(input => File.ReadAllText(input.Value));
        var own = request.Parameters["text"]?.GetValue<string>();
        File.WriteAllText(Path.Combine(request.OutputDirectory, "text"), string.Concat(inputs) + own);
    }
}
