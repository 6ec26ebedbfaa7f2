using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Typesetting.Numbers;

/// <summary>Every number of the manuscript by name, each found in its file when the list is read.</summary>
internal sealed class NumberList
{
    private const string Rows = "rows";
    private const string Counts = "counts";
    private const string Settings = "settings";

    private readonly Dictionary<string, NamedNumber> _numbers = new(StringComparer.Ordinal);
    private readonly List<Fault> _faults = [];
    private readonly YamlTree _list;
    private readonly ManuscriptFiles _files;
    private readonly Dictionary<string, ResultsTable> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, YamlTree> _settings = new(StringComparer.Ordinal);

    private NumberList(ManuscriptFiles files)
    {
        _files = files;
        _list = YamlTree.Read(files, ManuscriptFiles.Numbers);
    }

    /// <summary>Names with digits in them, such as <c>3-mers</c>, that may stand in the text.</summary>
    public IReadOnlyList<string> Words { get; private set; } = [];

    /// <summary>Reads <see cref="ManuscriptFiles.Numbers"/> and finds each of its numbers.</summary>
    /// <param name="files">The checkout.</param>
    /// <exception cref="ManuscriptException">A file is missing or malformed, or a number is in no row, or in several.</exception>
    public static NumberList Read(ManuscriptFiles files)
    {
        var list = new NumberList(files);
        list.Read();
        return list._faults.Count == 0 ? list : throw new ManuscriptException(list._faults);
    }

    /// <summary>The number of a name, or null.</summary>
    public NamedNumber? Find(string name) => _numbers.GetValueOrDefault(name);

    /// <summary>A complaint about each number that is not among those used.</summary>
    public IEnumerable<Fault> Unused(IReadOnlySet<string> used) =>
        _numbers
            .Values.Where(number => !used.Contains(number.Name))
            .Select(number =>
                _list.FaultAt(
                    number.Place,
                    $"'{number.Name}' is used nowhere in {ManuscriptFiles.Manuscript}; remove it."
                )
            );

    private void Read()
    {
        foreach (var (key, value) in _list.Pairs(_list.Root))
        {
            switch (key.Value)
            {
                case "words":
                    Words = [.. _list.Items(value).Select(_list.Text)];
                    break;
                case "numbers":
                    foreach (var group in _list.Items(value))
                    {
                        ReadGroup(group);
                    }
                    break;
                default:
                    throw _list.Wrong(key, $"unknown key '{key.Value}'; there are words and numbers.");
            }
        }
    }

    private void ReadGroup(YamlNode node)
    {
        var group = new NumberGroup { File = "" };
        YamlNode? where = null;
        var members = new List<(string Kind, YamlNode Names)>();
        foreach (var (key, value) in _list.Pairs(node))
        {
            switch (key.Value)
            {
                case "file":
                    group = group with { File = _list.Text(value) };
                    break;
                case "column":
                    group = group with { Column = _list.Text(value) };
                    break;
                case "decimals":
                    group = group with { Decimals = _list.Count(value) };
                    break;
                case "trim":
                    group = group with { Trims = _list.Flag(value) };
                    break;
                case "percent":
                    group = group with { IsPercentage = _list.Flag(value) };
                    break;
                case "where":
                    where = value;
                    break;
                case Rows or Counts or Settings:
                    members.Add((key.Value, value));
                    break;
                default:
                    throw _list.Wrong(
                        key,
                        $"unknown key '{key.Value}'; there are file, column, decimals, trim, percent, where, {Rows}, {Counts} and "
                            + $"{Settings}."
                    );
            }
        }
        if (group.File.Length == 0)
        {
            throw _list.Wrong(node, "'file' is missing.");
        }
        foreach (var (kind, names) in members)
        {
            foreach (var (name, value) in _list.Pairs(names))
            {
                Add(
                    name,
                    () =>
                        kind switch
                        {
                            Rows => Cell(group, where, name, value),
                            Counts => Count(group, where, name, value),
                            _ => Setting(group, name, value),
                        }
                );
            }
        }
    }

    // One complaint a number, so that all are seen at once; a file that cannot be read concerns the rest of its group too.
    private void Add(YamlScalarNode name, Func<NamedNumber> find)
    {
        try
        {
            if (!_numbers.TryAdd(name.Value!, find()))
            {
                throw _list.Wrong(name, $"'{name.Value}' is there twice.");
            }
        }
        catch (ManuscriptException error)
        {
            _faults.AddRange(error.Faults.Except(_faults));
        }
    }

    private CellNumber Cell(NumberGroup group, YamlNode? where, YamlScalarNode name, YamlNode row)
    {
        var table = Table(group.File);
        var column = group.Column ?? throw _list.Wrong(name, "its group names no column.");
        if (!table.Columns.Contains(column))
        {
            throw NoColumn(name, group.File, column, table);
        }
        var wanted = Wanted(table, group.File, where, row);
        return table.Find(wanted) switch
        {
            [var one] => new CellNumber(name.Value!, group, YamlTree.PlaceOf(name), table, one),
            [] => throw _list.Wrong(name, $"no row of {group.File} has {Described(wanted)}."),
            var several => throw _list.Wrong(
                name,
                $"{several.Count} rows of {group.File} have {Described(wanted)}, the first in lines {several[0].Line} and "
                    + $"{several[1].Line}; say of another column what it holds."
            ),
        };
    }

    private PlainNumber Count(NumberGroup group, YamlNode? where, YamlScalarNode name, YamlNode row)
    {
        var table = Table(group.File);
        var count = table.Find(Wanted(table, group.File, where, row)).Count;
        return new PlainNumber(name.Value!, group, YamlTree.PlaceOf(name), group.Print(count));
    }

    private PlainNumber Setting(NumberGroup group, YamlScalarNode name, YamlNode path)
    {
        if (!_settings.TryGetValue(group.File, out var settings))
        {
            _settings[group.File] = settings = YamlTree.Read(_files, group.File);
        }
        var value =
            settings.Find(_list.Text(path)) as YamlScalarNode
            ?? throw _list.Wrong(path, $"{group.File} has no value at '{_list.Text(path)}'.");
        var isNumber = double.TryParse(value.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        var text =
            isNumber && (group.Decimals is not null || group.IsPercentage)
                ? group.Print(number)
                : NumberGroup.AsItStands(value.Value ?? "");
        return new PlainNumber(name.Value!, group, YamlTree.PlaceOf(name), text);
    }

    private Dictionary<string, string> Wanted(ResultsTable table, string file, YamlNode? common, YamlNode own)
    {
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, value) in _list.Pairs(common).Concat(_list.Pairs(own)))
        {
            if (!table.Columns.Contains(column.Value!))
            {
                throw NoColumn(column, file, column.Value!, table);
            }
            wanted[column.Value!] = _list.Text(value);
        }
        return wanted;
    }

    private ManuscriptException NoColumn(YamlNode node, string file, string column, ResultsTable table) =>
        _list.Wrong(node, $"{file} has no column '{column}'; it has {string.Join(", ", table.Columns)}.");

    private ResultsTable Table(string file)
    {
        if (!_tables.TryGetValue(file, out var table))
        {
            _tables[file] = table = ResultsTable.Read(_files, file);
        }
        return table;
    }

    private static string Described(Dictionary<string, string> wanted) =>
        string.Join(", ", wanted.Select(column => $"{column.Key}='{column.Value}'"));
}
