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

    /// <summary>Prints the key of a step with an input file of fixed content.</summary>
    public static async Task<int> PrintKeyAsync()
    {
        var folder = Directory.CreateTempSubdirectory();
        var input = Path.Combine(folder.FullName, "input");
        await File.WriteAllTextAsync(input, "content");
        await using (var runner = new StepRunner(new StepRunnerOptions { CacheDirectory = folder.FullName }))
        {
            var outcome = await runner.EnsureAsync(new Step
            {
                Name = "key",
                Operation = "key",
                Parameters = new JsonObject { ["rate"] = 0.001 },
                Inputs = new Dictionary<string, StepInput> { ["input"] = StepInput.File(input) },
                Code = "1",
                Outputs = ["copy"],
                Executor = new InProcessExecutor((request, _, _) =>
                    File.Copy(request.Inputs["input"], Path.Combine(request.OutputDirectory, "copy"))),
            });
            Console.WriteLine(outcome.Key);
        }
        folder.Delete(recursive: true);
        return 0;
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
