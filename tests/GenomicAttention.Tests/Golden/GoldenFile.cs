using System.Text.Json;

namespace GenomicAttention.Tests.Golden;

/// <summary>
/// Facts recorded once by running other people's programs. A path leads to one: member names, and
/// positions in arrays as numbers.
/// </summary>
public sealed class GoldenFile
{
    private readonly string _name;
    private readonly JsonElement _root;

    private GoldenFile(string name, JsonElement root)
    {
        _name = name;
        _root = root;
    }

    /// <summary>The three published scripts at seed 42.</summary>
    public static GoldenFile Published { get; } = Read("published-seed42.json");

    /// <summary>The first draws of each stream at seed 42.</summary>
    public static GoldenFile Streams { get; } = Read("streams-seed42.json");

    /// <summary>More draws, at other seeds and with awkward ranges.</summary>
    public static GoldenFile MoreStreams { get; } = Read("streams-more.json");

    /// <summary>The published generators at other seeds and sizes.</summary>
    public static GoldenFile MoreGenerators { get; } = Read("generators-more.json");

    /// <summary>Errors and correlations of predictions as NumPy takes them.</summary>
    public static GoldenFile Metrics { get; } = Read("metrics.json");

    public string Text(params object[] path) => At(path).GetString()!;

    public double Number(params object[] path) => At(path).GetDouble();

    public double[] Numbers(params object[] path) => [.. Items(path).Select(item => item.GetDouble())];

    public float[] Singles(params object[] path) => [.. Items(path).Select(item => item.GetSingle())];

    public int[] Integers(params object[] path) => [.. Items(path).Select(item => item.GetInt32())];

    public string[] Texts(params object[] path) => [.. Items(path).Select(item => item.GetString()!)];

    public IEnumerable<JsonElement> Items(params object[] path) => At(path).EnumerateArray();

    /// <summary>The positions in an array, for a theory that has a case for each.</summary>
    public TheoryData<int> Positions(params object[] path) => [.. Enumerable.Range(0, Items(path).Count())];

    public JsonElement At(params object[] path)
    {
        var element = _root;
        foreach (var step in path)
        {
            element = step switch
            {
                int index => element[index],
                string name when element.TryGetProperty(name, out var member) => member,
                _ => throw new KeyNotFoundException($"{_name} has no {string.Join(" / ", path)}."),
            };
        }

        return element;
    }

    private static GoldenFile Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", name));
        using var document = JsonDocument.Parse(text);
        return new GoldenFile(name, document.RootElement.Clone());
    }
}
