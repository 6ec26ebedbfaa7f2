using System.Text.Json.Nodes;
using StepCache;
using StepCache.Requests;

namespace Build.Measuring;

/// <summary>Runs an operation of the worker past the cache: what it gives is no step's result.</summary>
/// <param name="executor">Starts the worker.</param>
/// <param name="say">Told of what is unusual.</param>
internal sealed class WorkerCall(IStepExecutor executor, Action<string> say)
{
    /// <summary>Runs an operation in a process of its own, and gives one of the files that it writes.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="output">The file's name.</param>
    /// <param name="inputs">The files that it reads, where they lie, by their names as inputs.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <exception cref="StepExecutionException">The operation failed.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public async Task<string> RunAsync(
        string operation,
        JsonObject parameters,
        string output,
        IReadOnlyDictionary<string, string>? inputs = null,
        CancellationToken cancellation = default
    )
    {
        var folder = Directory.CreateTempSubdirectory("genomic-call-").FullName;
        try
        {
            var request = new StepRequest
            {
                Step = operation,
                Operation = operation,
                Parameters = parameters,
                Inputs = inputs ?? new Dictionary<string, string>(),
                WorkDirectory = Below("work"),
                OutputDirectory = Below("outputs"),
                CheckpointDirectory = Below("checkpoints"),
                LockFile = Path.Combine(folder, "lock"),
            };
            var log = Path.Combine(folder, "log");
            await using (var execution = await executor.BeginAsync(request, log, _ => { }, cancellation))
            {
                await execution.RunAsync(new Progress(say), cancellation);
            }
            return await File.ReadAllTextAsync(Path.Combine(request.OutputDirectory, output), cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string Below(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
    }

    private sealed class Progress(Action<string> say) : IStepProgress
    {
        public void Report(double fraction, string text) { }

        public void Say(string text) => say(text);
    }
}
