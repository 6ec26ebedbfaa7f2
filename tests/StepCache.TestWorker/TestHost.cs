using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace StepCache.TestWorker;

/// <summary>A host in a process of its own, to be killed: a small graph of short steps in worker processes.</summary>
public static class TestHost
{
    /// <summary>What a host that was asked to end returns.</summary>
    public const int Interrupted = 3;

    private const int PartLength = 200_000;

    /// <summary>What the graph's end holds, however often the host was killed.</summary>
    public static string ExpectedText { get; } =
        new string('0', PartLength)
        + new string('1', PartLength)
        + string.Concat(Enumerable.Range(0, Operations.TallyLength).Select(letter => (char)('a' + letter)))
        + "end";

    public static IStepExecutor Worker { get; } = new WorkerExecutor("dotnet", [typeof(TestHost).Assembly.Location]);

    /// <summary>Runs the graph, tells what happens on standard output, and restores its end.</summary>
    public static async Task<int> RunAsync(string cacheDirectory, string resultDirectory)
    {
        using var stop = new CancellationTokenSource();
        using var onTerm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        try
        {
            var options = new StepRunnerOptions
            {
                CacheDirectory = cacheDirectory,
                Jobs = 2,
                Observer = new PrintingObserver(),
            };
            await using var runner = new StepRunner(options, stop.Token);
            var end = End();
            await runner.RestoreAsync(end, resultDirectory);
            await runner.WhenAllAsync();
            return 0;
        }
        catch (StepCacheException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 2;
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>Prints the key of a step with an input file of fixed content.</summary>
    public static async Task<int> PrintKeyAsync()
    {
        var folder = Directory.CreateTempSubdirectory();
        var input = Path.Combine(folder.FullName, "input");
        await File.WriteAllTextAsync(input, "content");
        await using (var runner = new StepRunner(new StepRunnerOptions { CacheDirectory = folder.FullName }))
        {
            var outcome = await runner.EnsureAsync(
                new Step
                {
                    Name = "key",
                    Operation = "key",
                    Parameters = new JsonObject { ["rate"] = 0.001 },
                    Inputs = new Dictionary<string, StepInput> { ["input"] = StepInput.File(input) },
                    Code = "1",
                    Outputs = ["copy"],
                    Executor = new InProcessExecutor(
                        (request, _, _) =>
                            File.Copy(request.Inputs["input"], Path.Combine(request.OutputDirectory, "copy"))
                    ),
                }
            );
            Console.WriteLine(outcome.Key);
        }
        folder.Delete(recursive: true);
        return 0;
    }

    /// <summary>Three steps side by side, two of them with 200 kB of text and one that keeps checkpoints, and
    /// one that joins them.</summary>
    public static Step End()
    {
        var parts = new[] { Sleep("part/0", "0"), Sleep("part/1", "1"), Part("part/2", "tally", []) };
        return new Step
        {
            Name = "end",
            Operation = "concat",
            Parameters = new JsonObject { ["text"] = "end", ["length"] = true },
            Inputs = parts.ToDictionary(part => part.Name, part => part.Output("text")),
            Code = "1",
            Outputs = ["text", "length"],
            Executor = Worker,
        };
    }

    private static Step Sleep(string name, string text) =>
        Part(
            name,
            "sleep",
            new JsonObject
            {
                ["text"] = text,
                ["milliseconds"] = 100,
                ["repeat"] = PartLength,
            }
        );

    private static Step Part(string name, string operation, JsonObject parameters) =>
        new()
        {
            Name = name,
            Operation = operation,
            Parameters = parameters,
            Code = "1",
            Outputs = ["text"],
            Executor = Worker,
        };
}
