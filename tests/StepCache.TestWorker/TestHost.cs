using System.Text.Json.Nodes;

namespace StepCache.TestWorker;

/// <summary>A host in a process of its own, to be killed: a small graph of short steps in worker processes.</summary>
public static class TestHost
{
    public static async Task<int> RunAsync(string cacheDirectory, string resultDirectory)
    {
        try
        {
            var options = new StepRunnerOptions { CacheDirectory = cacheDirectory, Jobs = 2 };
            await using var runner = new StepRunner(options);
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
    }

    /// <summary>Three steps side by side, each with 200 kB of text, and one that joins them.</summary>
    public static Step End()
    {
        var parts = Enumerable.Range(0, 3).Select(number => Sleep($"part/{number}", $"{number}")).ToList();
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

    public static IStepExecutor Worker { get; } =
        new WorkerExecutor("dotnet", [typeof(TestHost).Assembly.Location]);

    private static Step Sleep(string name, string text) =>
        new()
        {
            Name = name,
            Operation = "sleep",
            Parameters = new JsonObject { ["text"] = text, ["milliseconds"] = 100, ["repeat"] = 200_000 },
            Code = "1",
            Outputs = ["text"],
            Executor = Worker,
        };
}
