using StepCache;

var count = new Step
{
    Name = "words/count",
    Operation = "count",
    Parameters = new() { ["separator"] = " " },
    Inputs = new Dictionary<string, StepInput> { ["text"] = StepInput.File(args[0]) },
    Outputs = ["count.txt"],
    Code = "1", // or CodeDigest.OfDirectory(...): the assembly that computes the step
    Executor = new InProcessExecutor(
        (request, progress, cancellation) =>
        {
            var words = File.ReadAllText(request.Inputs["text"]).Split((string)request.Parameters["separator"]!);
            File.WriteAllText(Path.Combine(request.OutputDirectory, "count.txt"), $"{words.Length}\n");
        }
    ),
};

await using var runner = new StepRunner(new StepRunnerOptions { CacheDirectory = args[1] });
var outcome = await runner.RestoreAsync(count, "results");
Console.WriteLine($"{outcome.Step}: {outcome.Kind}");
