using System.Diagnostics;
using StepCache.Requests;

namespace StepCache.TestWorker;

/// <summary>What the test worker can compute.</summary>
public static class Operations
{
    public static IReadOnlyDictionary<string, Action<StepRequest, IStepProgress>> ByName { get; } =
        new Dictionary<string, Action<StepRequest, IStepProgress>>
        {
            ["concat"] = Concat,
            ["sleep"] = Sleep,
            ["fail"] = (_, _) => throw new InvalidDataException("the labels have a hole"),
            ["bug"] = (_, _) => throw new InvalidOperationException("an index was off by one"),
            ["crash"] = (_, _) => Process.GetCurrentProcess().Kill(),
            ["garbage"] = Garbage,
            ["count"] = CountWithCheckpoints,
        };

    // Inputs in the order of their names, then the text; as many bytes as wished, in two files.
    private static void Concat(StepRequest request, IStepProgress progress)
    {
        var text = string.Concat(request.Inputs.OrderBy(i => i.Key, StringComparer.Ordinal)
            .Select(input => File.ReadAllText(input.Value)));
        text += request.Parameters["text"]?.GetValue<string>();
        var repeat = request.Parameters["repeat"]?.GetValue<int>() ?? 1;
        progress.Report(0.5, "half");
        File.WriteAllText(Path.Combine(request.OutputDirectory, "text"), string.Concat(Enumerable.Repeat(text, repeat)));
        if (request.Parameters["length"] is not null)
            File.WriteAllText(Path.Combine(request.OutputDirectory, "length"), $"{text.Length}");
        progress.Report(1, "done");
    }

    private static void Sleep(StepRequest request, IStepProgress progress)
    {
        var milliseconds = request.Parameters["milliseconds"]!.GetValue<int>();
        for (var slept = 0; slept < milliseconds; slept += 10)
        {
            Thread.Sleep(10);
            progress.Report((double)slept / milliseconds, $"slept {slept} ms");
        }
        Concat(request, progress);
    }

    private static void Garbage(StepRequest request, IStepProgress progress)
    {
        Console.WriteLine("through Console");
        using (var past = Console.OpenStandardOutput())
        {
            past.Write("{\"event\":\"finished\" half a line"u8);
            past.Flush();
            progress.Report(0.25, "after half a line");
            past.Write("\n{\"event\":7}\n\n\0\uffff\n"u8);
            past.Flush();
        }
        Console.Error.WriteLine($"in {Environment.CurrentDirectory}");
        Concat(request, progress);
    }

    // Fails once at 3, having kept what it counted so far.
    private static void CountWithCheckpoints(StepRequest request, IStepProgress progress)
    {
        var checkpoint = Path.Combine(request.CheckpointDirectory, "counted");
        var resumed = File.Exists(checkpoint);
        var counted = resumed ? File.ReadAllText(checkpoint) : "";
        for (var number = counted.Length; number < 6; number++)
        {
            counted += number;
            File.WriteAllText(checkpoint, counted);
            if (number == 3 && !resumed)
                throw new InvalidDataException("stopped half-way");
        }
        File.WriteAllText(Path.Combine(request.OutputDirectory, "text"), counted);
    }
}
