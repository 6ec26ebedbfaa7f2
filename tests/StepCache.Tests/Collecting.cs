using System.Text.Json.Nodes;
using StepCache.Requests;

namespace StepCache.Tests;

/// <summary>Short ways to collect a test's cache.</summary>
internal static class Collecting
{
    public static CollectionReport Collect(
        this Cache cache,
        int days = 0,
        long? most = null,
        bool preview = false,
        params string?[] keep
    ) =>
        new CacheStore(cache.Layout.Root).Collect(
            new CollectionOptions
            {
                Keep = [.. keep.OfType<string>()],
                KeepYoungerThan = TimeSpan.FromDays(days),
                MaxSizeBytes = most,
                Preview = preview,
            }
        );

    /// <summary>Makes all that is stored look as if it was used some days ago.</summary>
    public static void Age(this Cache cache, double days, params string[] files)
    {
        var used = DateTime.UtcNow.AddDays(-days);
        var root = cache.Layout.Root;
        foreach (var file in files.Length > 0 ? files : Directory.GetFiles(root, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, used);
        if (files.Length > 0)
            return;
        foreach (var folder in Directory.GetDirectories(root, "*", SearchOption.AllDirectories))
            Directory.SetLastWriteTimeUtc(folder, used);
    }

    /// <summary>Makes a result with its files look as if it was used some days ago.</summary>
    public static void Age(this Cache cache, double days, StepOutcome outcome) =>
        cache.Age(
            days,
            [
                cache.Layout.Record(outcome.Key!),
                .. outcome.Record!.Outputs.Select(output => cache.Layout.Blob(output.Digest)),
            ]
        );

    /// <summary>The size of all that a collection counts.</summary>
    public static long Bytes(this Cache cache)
    {
        var layout = cache.Layout;
        return new[] { layout.Blobs, layout.Records, layout.Preimages, layout.WorkFolders, layout.Logs }
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            .Sum(file => new FileInfo(file).Length);
    }

    /// <summary>Writes a file below the cache's folder, as old as an hour.</summary>
    public static string Put(this Cache cache, string path, string content)
    {
        var file = Path.Combine(cache.Layout.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        return file;
    }

    /// <summary>A step that writes two files, <c>one</c> and <c>two</c>, with the text in them.</summary>
    public static Step Pair(string name, string text, params (string Name, StepInput Input)[] inputs) =>
        Pair(name, text, ["one", "two"], inputs);

    public static Step Pair(string name, string text, string[] outputs, params (string Name, StepInput Input)[] inputs)
    {
        return new Step
        {
            Name = name,
            Operation = "pair",
            Parameters = new JsonObject { ["text"] = text },
            Inputs = inputs.ToDictionary(input => input.Name, input => input.Input),
            Code = "code",
            Outputs = outputs,
            Executor = new InProcessExecutor((request, _, _) => Array.ForEach(outputs, Write(request))),
        };

        Action<string> Write(StepRequest request) =>
            output => File.WriteAllText(Path.Combine(request.OutputDirectory, output), $"{output}: {text}");
    }
}
