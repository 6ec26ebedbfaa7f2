using System.Buffers;
using System.Text.Json.Nodes;

namespace StepCache.Internal;

/// <summary>What can be wrong with a step by itself.</summary>
internal static class StepValidation
{
    private const int LongestName = 200;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+=,@"
    );

    /// <exception cref="StepCacheException">Something is wrong.</exception>
    public static void Check(Step step)
    {
        if (!IsPath(step.Name))
            throw new StepCacheException($"'{step.Name}' cannot be a step's name: {Rule}");
        Require(step, step.Operation.Length > 0, "has no operation.");
        Require(step, step.Code.Length > 0, "has no code digest.");
        Require(step, step.Outputs.Count > 0, "declares no outputs.");
        CheckPaths(step, "output", step.Outputs);
        CheckPaths(step, "input", [.. step.Inputs.Keys]);
        foreach (var (name, input) in step.Inputs)
            CheckInput(step, name, input);
    }

    public static string Canonical(Step step, string what, JsonObject json)
    {
        try
        {
            return CanonicalJson.Write(json);
        }
        catch (FormatException exception)
        {
            throw new StepCacheException($"Step {step.Name}: its {what} have no canonical form. {exception.Message}");
        }
    }

    private const string Rule =
        "use letters, digits and ._-+=,@ between slashes, no segment that is empty or only dots, and at most 200 "
        + "characters.";

    private static void CheckInput(Step step, string name, StepInput input)
    {
        switch (input)
        {
            case StepInput.OnDisk(var path):
                Require(step, File.Exists(path), $"takes as input {name} the file {path}, which is not there.");
                break;
            case StepInput.OutputOf(var upstream, var path):
                Require(
                    step,
                    upstream.Outputs.Contains(path),
                    $"takes as input {name} the output {path} of step {upstream.Name}, which declares only "
                        + $"{string.Join(", ", upstream.Outputs)}."
                );
                break;
        }
    }

    private static void CheckPaths(Step step, string what, IReadOnlyList<string> paths)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            Require(step, IsPath(path), $"has an {what} '{path}' that is no path here: {Rule}");
            Require(step, known.Add(path), $"has the {what} '{path}' twice.");
        }
        foreach (var path in paths)
        {
            for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
            {
                var folder = path[..slash];
                Require(step, !known.Contains(folder), $"has the {what} '{folder}' both as a file and a folder.");
            }
        }
    }

    private static void Require(Step step, bool holds, string otherwise)
    {
        if (!holds)
            throw new StepCacheException($"Step {step.Name} {otherwise}");
    }

    private static bool IsPath(string text)
    {
        if (text.Length is 0 or > LongestName)
            return false;
        foreach (var range in text.AsSpan().Split('/'))
        {
            var segment = text.AsSpan(range);
            if (segment.Trim('.').IsEmpty || segment.ContainsAnyExcept(Allowed))
                return false;
        }
        return true;
    }
}
