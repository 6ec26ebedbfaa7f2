using StepCache;

namespace Build.Studies;

/// <summary>
/// The keys and output digests of a study's steps, as they were committed: <c>steps.lock</c> beside its results. One
/// line a step, <c>step KEY NAME</c>, then one an output, <c>  DIGEST PATH</c>; sorted, so that a change is a line.
/// </summary>
internal sealed class StepsLock
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "steps.lock";

    private const string Header =
        "# The key of every step, and the SHA-256 of every file that it wrote. Compare writes it; --locked holds a run to\n"
        + "# the digests, and only mentions keys that changed.";

    private readonly SortedDictionary<string, (string Key, SortedDictionary<string, string> Outputs)> _steps = new(
        StringComparer.Ordinal
    );

    private StepsLock() { }

    /// <summary>What a run came to.</summary>
    public static StepsLock Of(IEnumerable<StepResult> results)
    {
        var steps = new StepsLock();
        foreach (var result in results)
        {
            var outputs = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var output in result.Record.Outputs)
            {
                outputs[output.Path] = output.Digest;
            }
            steps._steps[result.Step.Name] = (result.Key, outputs);
        }
        return steps;
    }

    /// <summary>Reads a lock.</summary>
    /// <exception cref="UserErrorException">It is missing, or not one.</exception>
    public static StepsLock Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new UserErrorException(
                $"{CheckoutPaths.Display(path)}: there is no such file; run Compare without --locked to write it."
            );
        }
        var steps = new StepsLock();
        SortedDictionary<string, string>? outputs = null;
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            switch (line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                case []:
                case ["#", ..]:
                    break;
                case ["step", var key, var name]:
                    outputs = new SortedDictionary<string, string>(StringComparer.Ordinal);
                    steps._steps[name] = (key, outputs);
                    break;
                case [var digest, var output] when outputs is not null:
                    outputs[output] = digest;
                    break;
                default:
                    throw new UserErrorException(
                        $"{CheckoutPaths.Display(path)}:{index + 1}:1: expected 'step KEY NAME' or '  DIGEST PATH'."
                    );
            }
        }
        return steps;
    }

    /// <summary>Every step with its key and the digests of its outputs.</summary>
    public IEnumerable<(string Name, string Key, IReadOnlyDictionary<string, string> Outputs)> Steps =>
        _steps.Select(step => (step.Key, step.Value.Key, (IReadOnlyDictionary<string, string>)step.Value.Outputs));

    /// <summary>The keys of every lock below a folder.</summary>
    public static IEnumerable<string> KeysBelow(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, FileName, SearchOption.AllDirectories)
                .SelectMany(file => Read(file)._steps.Values.Select(step => step.Key))
            : [];

    /// <summary>Writes the lock, if it is not there as it is.</summary>
    public void Write(string path)
    {
        var lines = _steps.SelectMany(step =>
            step.Value.Outputs.Select(output => $"  {output.Value} {output.Key}")
                .Prepend($"step {step.Value.Key} {step.Key}")
        );
        var text = string.Join('\n', lines.Prepend(Header)) + "\n";
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            // By rename: a kill must not leave half a lock.
            var unfinished = $"{path}.{Environment.ProcessId}.tmp";
            File.WriteAllText(unfinished, text);
            File.Move(unfinished, path, overwrite: true);
        }
    }

    /// <summary>The outputs that differ, each in one line; steps that only one side has are named too.</summary>
    public IReadOnlyList<string> DifferencesTo(StepsLock obtained)
    {
        var differences = new List<string>();
        foreach (var name in _steps.Keys.Union(obtained._steps.Keys).Order(StringComparer.Ordinal))
        {
            if (!obtained._steps.TryGetValue(name, out var now))
            {
                differences.Add($"{name}: is locked, but is no step of this run");
            }
            else if (!_steps.TryGetValue(name, out var locked))
            {
                differences.Add($"{name}: is not locked");
            }
            else
            {
                differences.AddRange(DifferencesOf(name, locked.Outputs, now.Outputs));
            }
        }
        return differences;
    }

    /// <summary>The steps whose keys changed although every output is the same.</summary>
    public IReadOnlyList<string> KeysChangedFrom(StepsLock locked) =>
        [
            .. _steps
                .Where(step => locked._steps.TryGetValue(step.Key, out var before) && before.Key != step.Value.Key)
                .Select(step => step.Key),
        ];

    private static IEnumerable<string> DifferencesOf(
        string step,
        SortedDictionary<string, string> locked,
        SortedDictionary<string, string> now
    ) =>
        locked
            .Keys.Union(now.Keys)
            .Order(StringComparer.Ordinal)
            .Where(path => locked.GetValueOrDefault(path) != now.GetValueOrDefault(path))
            .Select(path =>
                $"{step}: {path} is {Short(now.GetValueOrDefault(path))}, locked is {Short(locked.GetValueOrDefault(path))}"
            );

    private static string Short(string? digest) => digest?[..12] ?? "none";
}
