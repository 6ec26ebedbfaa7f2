using System.Collections.Concurrent;

namespace StepCache.Internal;

/// <summary>Which step each key belongs to, as far as the steps' histories tell: those list the latest only.</summary>
internal sealed class StepNames
{
    private readonly ConcurrentDictionary<string, string> byKey = new(StringComparer.Ordinal);

    private StepNames() { }

    public static StepNames Read(CacheLayout layout)
    {
        var names = new StepNames();
        var files = new DirectoryInfo(layout.Histories).FilesOrNone("*.json").ToList();
        InParallel.Each(
            files,
            file =>
            {
                var name = CacheLayout.StepOf(file.Name);
                foreach (var run in StepHistory.ReadFile(file.FullName))
                    names.byKey.TryAdd(run.Key, name);
            }
        );
        return names;
    }

    /// <summary>The step's name, or null if no history lists the key.</summary>
    public string? Of(string key) => byKey.GetValueOrDefault(key);
}
