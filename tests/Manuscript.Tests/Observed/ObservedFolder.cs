using Manuscript.Claims;
using Manuscript.Observed;

namespace Manuscript.Tests.Observed;

/// <summary>A sample study in a folder that goes with the test.</summary>
internal sealed class ObservedFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("observed-study-");

    public ObservedFolder(ObservedTask task = ObservedTask.Binary) => ObservedSample.Write(Statistics, task);

    public string Statistics => At("statistics");

    public string Protocol => Path.Combine(Statistics, "protocol.json");

    public string Results => At("results");

    public string At(string name) => Path.Combine(_folder.FullName, name);

    public IReadOnlyList<ClaimRow> Compare() => ObservedResults.Write(Protocol, Statistics, Results);

    /// <summary>Replaces a text that is there in a file of the statistics.</summary>
    public void Edit(string file, string before, string after)
    {
        var path = Path.Combine(Statistics, file);
        var text = File.ReadAllText(path);
        Assert.Contains(before, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>Puts a value into a line, counted from 1, and column of a file of the statistics, none of whose earlier fields
    /// has a comma.</summary>
    public void Spoil(string file, int line, string column, string value)
    {
        var path = Path.Combine(Statistics, file);
        var lines = File.ReadAllLines(path);
        var fields = lines[line - 1].Split(',');
        fields[Array.IndexOf(lines[0].Split(','), column)] = value;
        lines[line - 1] = string.Join(',', fields);
        File.WriteAllLines(path, lines);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
