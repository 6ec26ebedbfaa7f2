using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Build.Parameters;

/// <summary>
/// One mapping of the parameter file. Each value is read by its name and within its bounds; a key that nobody
/// has read when <see cref="End"/> is called is misspelt or unknown.
/// </summary>
internal sealed class ParameterSection(ParameterFile file, string path, YamlMappingNode mapping)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>The names in this mapping, in the file's order.</summary>
    public IReadOnlyList<string> Names =>
        [.. mapping.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "")];

    /// <summary>Where it stands: file, line and column, and its path.</summary>
    public string Place => $"{file.LocationOf(mapping)}: {path}";

    /// <summary>Where a value of this mapping stands: file, line and column, and its path.</summary>
    public string PlaceOf(string name) => $"{file.LocationOf(Value(name))}: {PathOf(name)}";

    /// <summary>A whole number from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    public long Integer(string name, long minimum, long maximum = int.MaxValue) =>
        IntegerOf(Value(name), PathOf(name), minimum, maximum);

    /// <summary>A number in an interval whose ends belong to it unless said otherwise.</summary>
    public double Number(
        string name,
        double minimum = 0,
        double maximum = double.MaxValue,
        bool aboveMinimum = false
    ) => NumberOf(Value(name), PathOf(name), minimum, maximum, aboveMinimum);

    /// <summary>A text that is not empty.</summary>
    public string Text(string name)
    {
        var text = ScalarOf(Value(name), PathOf(name), "a text").Value ?? "";
        return text.Length > 0 ? text : throw Wrong(name, "is empty.");
    }

    /// <summary>A text that is not empty; null where there is none.</summary>
    public string? TextOrNone(string name) => Has(name) ? Text(name) : null;

    /// <summary>Whether there is a value for a name, which is then known.</summary>
    public bool Has(string name)
    {
        _read.Add(name);
        return Names.Contains(name);
    }

    /// <summary>A list of texts, one or more, none of them twice.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        string[] texts =
        [
            .. Items(name).Select((item, i) => ScalarOf(item, $"{PathOf(name)}[{i}]", "a text").Value ?? ""),
        ];
        return texts.All(text => text.Length > 0) && texts.Distinct(StringComparer.Ordinal).Count() == texts.Length
            ? texts
            : throw Wrong(name, "has an empty text, or one twice.");
    }

    /// <summary>A list of texts; empty where there is none.</summary>
    public IReadOnlyList<string> TextsOrNone(string name) => Has(name) ? Texts(name) : [];

    /// <summary>Yes or no: <c>true</c> or <c>false</c>.</summary>
    public bool Flag(string name) => Choice(name, "true", "false") == "true";

    /// <summary>One of a few words.</summary>
    public string Choice(string name, params string[] words)
    {
        var word = Text(name);
        return words.Contains(word) ? word : throw Wrong(name, $"is '{word}'; {NearestName.Suggest(word, words)}");
    }

    /// <summary>A list of some of a few words, one or more.</summary>
    public IReadOnlyList<string> Choices(string name, IReadOnlyList<string> words) =>
        [
            .. Items(name)
                .Select((item, index) => ScalarOf(item, $"{PathOf(name)}[{index}]", "a text").Value ?? "")
                .Select(word =>
                    words.Contains(word) ? word : throw Wrong(name, $"has '{word}'; {NearestName.Suggest(word, words)}")
                ),
        ];

    /// <summary>A mapping below this one.</summary>
    public ParameterSection Section(string name) => SectionOf(Value(name), PathOf(name));

    /// <summary>A list of mappings, one or more.</summary>
    public IReadOnlyList<T> Sections<T>(string name, Func<ParameterSection, T> read) =>
        [.. Items(name).Select((item, index) => ReadWhole(SectionOf(item, $"{PathOf(name)}[{index}]"), read))];

    /// <summary>A list of mappings; empty where there is none.</summary>
    public IReadOnlyList<T> SectionsOrNone<T>(string name, Func<ParameterSection, T> read) =>
        Names.Contains(name) && Value(name) is not YamlSequenceNode { Children.Count: 0 } ? Sections(name, read) : [];

    /// <summary>A list of whole numbers, one or more.</summary>
    public IReadOnlyList<int> Integers(string name, long minimum, long maximum = int.MaxValue) =>
        [.. Items(name).Select((item, i) => (int)IntegerOf(item, $"{PathOf(name)}[{i}]", minimum, maximum))];

    /// <summary>A list of numbers, one or more.</summary>
    public IReadOnlyList<double> Numbers(string name, double minimum, double maximum, bool aboveMinimum) =>
        [.. Items(name).Select((item, i) => NumberOf(item, $"{PathOf(name)}[{i}]", minimum, maximum, aboveMinimum))];

    /// <summary>Reads a mapping below this one to its end.</summary>
    public T Read<T>(string name, Func<ParameterSection, T> read) => ReadWhole(Section(name), read);

    /// <summary>Complains about the first key that nobody asked for.</summary>
    /// <exception cref="UserErrorException">There is one.</exception>
    public void End()
    {
        foreach (var key in mapping.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!_read.Contains(name))
            {
                var where = path.Length > 0 ? path : "the file";
                throw new UserErrorException(
                    $"{file.LocationOf(key)}: unknown key '{name}' in {where}; {NearestName.Suggest(name, _read)}"
                );
            }
        }
    }

    /// <summary>An error at a value of this mapping.</summary>
    public UserErrorException Wrong(string name, string problem) => new($"{PlaceOf(name)} {problem}");

    private static T ReadWhole<T>(ParameterSection section, Func<ParameterSection, T> read)
    {
        var value = read(section);
        section.End();
        return value;
    }

    private string PathOf(string name) => path.Length > 0 ? $"{path}.{name}" : name;

    private YamlNode Value(string name)
    {
        _read.Add(name);
        var key = mapping.Children.Keys.FirstOrDefault(key => (key as YamlScalarNode)?.Value == name);
        return key is not null ? mapping.Children[key] : throw Missing(name);
    }

    private UserErrorException Missing(string name)
    {
        // A key that is there and near is most likely this one, misspelt.
        var near = Names.Except(_read).FirstOrDefault(known => NearestName.Distance(known, name) <= 2);
        if (near is null)
        {
            return new($"{file.LocationOf(mapping)}: {PathOf(name)} is missing.");
        }
        var key = mapping.Children.Keys.First(key => (key as YamlScalarNode)?.Value == near);
        return new($"{file.LocationOf(key)}: unknown key '{near}' in {path}; did you mean '{name}'?");
    }

    private ParameterSection SectionOf(YamlNode node, string at) =>
        node is YamlMappingNode below
            ? new ParameterSection(file, at, below)
            : throw new UserErrorException($"{file.LocationOf(node)}: {at} must have keys and values below it.");

    private IEnumerable<YamlNode> Items(string name) =>
        Value(name) is YamlSequenceNode { Children.Count: > 0 } list
            ? list.Children
            : throw Wrong(name, "must be a list with one or more values, as in [1, 2].");

    private YamlScalarNode ScalarOf(YamlNode node, string at, string expected) =>
        node as YamlScalarNode ?? throw new UserErrorException($"{file.LocationOf(node)}: {at} must be {expected}.");

    private long IntegerOf(YamlNode node, string at, long minimum, long maximum)
    {
        var scalar = ScalarOf(node, at, "a whole number");
        var isInteger = long.TryParse(
            scalar.Value,
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var value
        );
        if (!isInteger || scalar.Style != ScalarStyle.Plain)
        {
            throw Unlike(node, at, "a whole number", scalar.Value);
        }
        return value >= minimum && value <= maximum
            ? value
            : throw Unlike(node, at, $"from {minimum} to {maximum}", scalar.Value);
    }

    private double NumberOf(YamlNode node, string at, double minimum, double maximum, bool aboveMinimum)
    {
        var scalar = ScalarOf(node, at, "a number");
        var isNumber = double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        if (!isNumber || !double.IsFinite(value) || scalar.Style != ScalarStyle.Plain)
        {
            throw Unlike(node, at, "a number", scalar.Value);
        }
        var inside = value <= maximum && (aboveMinimum ? value > minimum : value >= minimum);
        return inside ? value : throw Unlike(node, at, Interval(minimum, maximum, aboveMinimum), scalar.Value);
    }

    private UserErrorException Unlike(YamlNode node, string at, string expected, string? value) =>
        new($"{file.LocationOf(node)}: {at} must be {expected}, not '{value}'.");

    private static string Interval(double minimum, double maximum, bool aboveMinimum)
    {
        var lower = string.Create(CultureInfo.InvariantCulture, $"{(aboveMinimum ? "above" : "at least")} {minimum}");
        return maximum < double.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"{lower} and at most {maximum}")
            : lower;
    }
}
