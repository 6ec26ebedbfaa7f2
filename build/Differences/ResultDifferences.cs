namespace Build.Differences;

/// <summary>The values of results that differ between a revision and a folder.</summary>
internal static class ResultDifferences
{
    /// <summary>Compares every CSV file that either side has.</summary>
    /// <param name="there">The revision.</param>
    /// <param name="committed">The results' folder in the checkout, with slashes.</param>
    /// <param name="folder">The results here.</param>
    public static IEnumerable<Difference> Of(GitRevision there, string committed, string folder)
    {
        var before = there.NamesIn(committed).Where(name => name.EndsWith(".csv", StringComparison.Ordinal));
        var after = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.csv").Select(path => Path.GetFileName(path)!)
            : [];
        return before
            .Union(after)
            .Order(StringComparer.Ordinal)
            .SelectMany(name => OfFile(name, there.Read($"{committed}/{name}"), TextOf(Path.Combine(folder, name))));
    }

    private static IEnumerable<Difference> OfFile(string name, string? there, string? here)
    {
        if (there == here)
        {
            return [];
        }
        var (before, after) = (Table(there), Table(here));
        var nameLength = Math.Max(before?.NameLength ?? 0, after?.NameLength ?? 0);
        var (old, now) = (Values(before), Values(after));
        return now
            .Keys.Union(old.Keys)
            .Select(what => new Difference(name, what, old.GetValueOrDefault(what), now.GetValueOrDefault(what)))
            .Where(difference => difference.There != difference.Here);

        ResultTable? Table(string? text) => text is null ? null : ResultTable.Parse(text, name);

        IReadOnlyDictionary<string, string> Values(ResultTable? table) =>
            table?.Values(nameLength) ?? new Dictionary<string, string>();
    }

    private static string? TextOf(string path) => File.Exists(path) ? File.ReadAllText(path) : null;
}
