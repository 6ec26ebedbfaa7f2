using System.Diagnostics;
using System.Globalization;
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
            ["hold"] = Hold,
            ["mark"] = Mark,
            ["say"] = Say,
            ["format"] = Format,
            ["fail"] = (_, _) => throw new InvalidDataException("the labels have a hole"),
            ["bug"] = (_, _) => throw new InvalidOperationException("an index was off by one"),
            ["crash"] = Crash,
            ["garbage"] = Garbage,
            ["chatter"] = Chatter,
            ["chorus"] = Chorus,
            ["count"] = CountWithCheckpoints,
            ["tally"] = Tally,
        };

    /// <summary>How far <c>tally</c> counts, 10 ms a number.</summary>
    public const int TallyLength = 26;

    /// <summary>Where <c>tally</c> stops for good if the environment has <see cref="Pause"/>.</summary>
    public const int PauseAt = 13;

    public const string Pause = "TEST_PAUSE";

    // Inputs in the order of their names, then the text; as many bytes as wished, in two files.
    public static void Concat(StepRequest request, IStepProgress progress)
    {
        var text = string.Concat(
            request.Inputs.OrderBy(i => i.Key, StringComparer.Ordinal).Select(input => File.ReadAllText(input.Value))
        );
        text += request.Parameters["text"]?.GetValue<string>();
        var repeat = request.Parameters["repeat"]?.GetValue<int>() ?? 1;
        progress.Report(0.5, "half");
        File.WriteAllText(
            Path.Combine(request.OutputDirectory, "text"),
            string.Concat(Enumerable.Repeat(text, repeat))
        );
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

    // Runs until a file is there, and says in which process.
    private static void Hold(StepRequest request, IStepProgress progress)
    {
        progress.Say($"held by process {Environment.ProcessId} ");
        while (!File.Exists(request.Parameters["until"]!.GetValue<string>()))
            Thread.Sleep(5);
        Concat(request, progress);
    }

    // Leaves a file of its own in a folder each time it is computed, and waits there for a file "go".
    private static void Mark(StepRequest request, IStepProgress progress)
    {
        var marks = request.Parameters["marks"]!.GetValue<string>();
        var text = request.Parameters["text"]!.GetValue<string>();
        File.WriteAllText(Path.Combine(marks, $"{text}-{Guid.NewGuid():N}.mark"), $"{Environment.ProcessId}");
        progress.Say($"marked {text}");
        while (!File.Exists(Path.Combine(marks, "go")))
            Thread.Sleep(20);
        Concat(request, progress);
    }

    private static void Say(StepRequest request, IStepProgress progress)
    {
        progress.Say(request.Parameters["text"]!.GetValue<string>());
        progress.Report(double.NaN, "0 of 0");
        progress.Say($"in {Environment.CurrentDirectory}");
        File.WriteAllText("scratch file", request.Step);
        Concat(request, progress);
    }

    // What a culture or a time zone would write otherwise, on this thread and on others.
    private static void Format(StepRequest request, IStepProgress progress)
    {
        var moment = DateTime.Parse("2024-02-03T04:05:06Z", null, DateTimeStyles.AdjustToUniversal);
        var elsewhere = "";
        var thread = new Thread(() => elsewhere = $"{-1234.5}");
        thread.Start();
        thread.Join();
        File.WriteAllText(Path.Combine(request.OutputDirectory, "text"), $"{-1234.5} {elsewhere} {moment} {0.1f}");
    }

    private static void Crash(StepRequest request, IStepProgress progress)
    {
        Console.Error.WriteLine("before the crash");
        Process.GetCurrentProcess().Kill();
    }

    private static void Garbage(StepRequest request, IStepProgress progress)
    {
        Console.WriteLine("through Console");
        using (var past = Console.OpenStandardOutput())
        {
            past.Write("{\"event\":\"finished\" half a line"u8);
            past.Flush();
            progress.Report(0.25, "after half a line");
            past.Write(
                "\n{\"event\":7}\n{\"event\":null}\n{\"event\":\"unheard of\"}\n {\"event\":\"finished\"}\n\n"u8
            );
            past.Write([0, 0xff, 0xfe, 0x80, (byte)'\r', (byte)'\n']);
            past.Flush();
        }
        Console.Error.WriteLine($"in {Environment.CurrentDirectory}");
        if (request.Parameters["fail"] is not null)
            throw new InvalidDataException("after garbage");
        Concat(request, progress);
    }

    // More than any pipe holds, on both streams at once.
    private static void Chatter(StepRequest request, IStepProgress progress)
    {
        var line = new string('x', 1000);
        using (var past = Console.OpenStandardOutput())
        {
            for (var number = 0; number < 500; number++)
            {
                Console.Error.WriteLine($"error {number} {line}");
                past.Write(System.Text.Encoding.UTF8.GetBytes($"output {number} {line}\n"));
            }
        }
        Concat(request, progress);
    }

    // From many threads at once, each time more than a pipe takes in one piece.
    private static void Chorus(StepRequest request, IStepProgress progress)
    {
        var words = new string('x', 200_000);
        var singers = Enumerable.Range(0, 8).Select(number => new Thread(() => Sing(number))).ToList();
        singers.ForEach(singer => singer.Start());
        singers.ForEach(singer => singer.Join());
        Concat(request, progress);

        void Sing(int singer)
        {
            for (var verse = 0; verse < 3; verse++)
                progress.Say($"{singer} {verse} {words}");
        }
    }

    // Fails once at 3, having kept what it counted so far.
    private static void CountWithCheckpoints(StepRequest request, IStepProgress progress)
    {
        var checkpoint = Path.Combine(request.CheckpointDirectory, "counted");
        var resumed = File.Exists(checkpoint);
        var counted = resumed ? File.ReadAllText(checkpoint) : "";
        progress.Say($"counts from {counted.Length}");
        for (var number = counted.Length; number < 6; number++)
        {
            counted += number;
            File.WriteAllText(checkpoint, counted);
            if (number == 3 && !resumed)
                throw new InvalidDataException("stopped half-way");
        }
        File.WriteAllText(Path.Combine(request.OutputDirectory, "text"), counted);
    }

    // One letter after another, each kept whole, so that a kill at any moment loses one at most.
    private static void Tally(StepRequest request, IStepProgress progress)
    {
        var checkpoint = Path.Combine(request.CheckpointDirectory, "tallied");
        var tallied = File.Exists(checkpoint) ? File.ReadAllText(checkpoint) : "";
        var pauses = Environment.GetEnvironmentVariable(Pause) is not null;
        progress.Say($"tallies from {tallied.Length}");
        while (tallied.Length < TallyLength)
        {
            Thread.Sleep(tallied.Length == PauseAt && pauses ? Timeout.Infinite : 10);
            tallied += (char)('a' + tallied.Length);
            File.WriteAllText($"{checkpoint}.new", tallied);
            File.Move($"{checkpoint}.new", checkpoint, overwrite: true);
        }
        File.WriteAllText(Path.Combine(request.OutputDirectory, "text"), tallied);
    }
}
