using System.Buffers;
using System.Text.Json;

namespace StepCache.Internal;

/// <summary>A key that a step of some name had, and what it took to compute.</summary>
/// <param name="Key">The key.</param>
/// <param name="Seconds">How long it took; 0 if that is not known.</param>
/// <param name="PeakBytes">The most memory that it held at once; 0 if that is not known.</param>
internal sealed record PastRun(string Key, double Seconds, long PeakBytes = 0);

/// <summary>
/// The latest keys of each step name. It explains misses and tells how long a step may take; a result never
/// depends on it, so what cannot be read is simply not known.
/// </summary>
internal sealed class StepHistory(CacheLayout layout)
{
    private const int Kept = 8;

    /// <summary>The latest first, looked up once for a node until it runs.</summary>
    public IReadOnlyList<PastRun> Of(StepNode node) => node.PastRuns ??= Read(node.Step.Name);

    /// <summary>The latest first.</summary>
    public IReadOnlyList<PastRun> Read(string stepName) => ReadFile(layout.History(stepName));

    /// <summary>The latest first, from a history's own file.</summary>
    public static IReadOnlyList<PastRun> ReadFile(string path)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return
            [
                .. document
                    .RootElement.GetProperty("runs")
                    .EnumerateArray()
                    .Select(run => new PastRun(
                        run.GetProperty("key").GetString()!,
                        run.GetProperty("seconds").GetDouble(),
                        run.TryGetProperty("peakBytes", out var peak) ? peak.GetInt64() : 0
                    ))
                    .Where(run => Sha256.IsDigest(run.Key)),
            ];
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or JsonException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or FormatException
            )
        {
            return [];
        }
    }

    /// <summary>Puts a run first.</summary>
    public void Add(string stepName, PastRun latest)
    {
        var runs = Read(stepName).Where(run => run.Key != latest.Key).Prepend(latest).Take(Kept);
        Write(stepName, runs);
    }

    /// <summary>Puts the key that is used now first, if another is: the next miss is explained against it.</summary>
    public void Touch(string stepName, string key)
    {
        var runs = Read(stepName);
        if (runs.Count > 0 && runs[0].Key == key)
            return;
        Add(stepName, runs.FirstOrDefault(run => run.Key == key) ?? new PastRun(key, 0));
    }

    /// <summary>Takes keys out of a step's history, and the history away if it lists no other.</summary>
    public void Forget(string stepName, IReadOnlySet<string> keys)
    {
        var runs = Read(stepName);
        var left = runs.Where(run => !keys.Contains(run.Key)).ToList();
        if (left.Count == 0)
            AtomicFile.TryDelete(layout.History(stepName));
        else if (left.Count < runs.Count)
            Write(stepName, left);
    }

    private void Write(string stepName, IEnumerable<PastRun> runs)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("step", stepName);
            json.WriteStartArray("runs");
            foreach (var run in runs)
            {
                json.WriteStartObject();
                json.WriteString("key", run.Key);
                json.WriteNumber("seconds", run.Seconds);
                if (run.PeakBytes > 0)
                    json.WriteNumber("peakBytes", run.PeakBytes);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        AtomicFile.WriteUnflushed(layout, layout.History(stepName), buffer.WrittenSpan);
    }
}
