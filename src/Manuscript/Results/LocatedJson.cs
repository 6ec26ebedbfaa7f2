using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Manuscript.Results;

/// <summary>
/// A JSON value that knows its file, its path and its line, so that a missing field or a wrong value can be
/// reported where it is. Unknown fields are ignored: other steps read the same files.
/// </summary>
internal sealed class LocatedJson
{
    private static readonly JsonReaderOptions Strict = new() { AllowTrailingCommas = false };

    private readonly string _file;
    private readonly string _path;
    private readonly int _line;
    private readonly JsonTokenType _kind;
    private readonly string _text;
    private readonly Dictionary<string, LocatedJson> _members = new(StringComparer.Ordinal);
    private readonly List<LocatedJson> _items = [];

    private LocatedJson(string file, string path, ReadOnlySpan<byte> bytes, ref Utf8JsonReader reader)
    {
        _file = file;
        _path = path;
        _line = 1 + bytes[..(int)reader.TokenStartIndex].Count((byte)'\n');
        _kind = reader.TokenType;
        _text = _kind switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            _ => Encoding.UTF8.GetString(reader.ValueSpan),
        };

        if (_kind == JsonTokenType.StartObject)
            ReadMembers(bytes, ref reader);
        else if (_kind == JsonTokenType.StartArray)
            ReadItems(bytes, ref reader);
    }

    /// <summary>Reads a whole file, which must hold one object.</summary>
    public static LocatedJson Read(string file)
    {
        ReadOnlySpan<byte> bytes = ResultsFile.Bytes(file);
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            var reader = new Utf8JsonReader(bytes, Strict);
            reader.Read();
            var root = new LocatedJson(file, "", bytes, ref reader);
            reader.Read();
            return root._kind == JsonTokenType.StartObject ? root : throw root.Wrong("an object");
        }
        catch (JsonException malformed)
        {
            var line = (int?)malformed.LineNumber + 1;
            throw new ResultsFileException(file, line, $"not well-formed JSON: {malformed.Message}", malformed);
        }
    }

    /// <summary>The value at a dotted path; an error that names the first missing part.</summary>
    public LocatedJson At(string path)
    {
        var here = this;
        foreach (var name in path.Split('.'))
        {
            if (here._kind != JsonTokenType.StartObject)
                throw here.Wrong($"an object with '{name}'");
            if (!here._members.TryGetValue(name, out var next))
                throw new ResultsFileException(_file, here._line, $"'{here.Join(name)}' is missing from this object.");
            here = next;
        }
        return here;
    }

    /// <summary>The value at a dotted path; null where it, or an object on the way, is absent or null.</summary>
    public LocatedJson? Find(string path)
    {
        var here = this;
        foreach (var name in path.Split('.'))
        {
            if (!here._members.TryGetValue(name, out var next) || next._kind == JsonTokenType.Null)
                return null;
            here = next;
        }
        return here;
    }

    public double Double(string path) => At(path).AsDouble();

    public int Integer(string path) => At(path).AsInteger();

    public long Long(string path) => At(path).AsLong();

    public string String(string path) => At(path).AsString();

    public IReadOnlyList<LocatedJson> Items(string path)
    {
        var list = At(path);
        return list._kind == JsonTokenType.StartArray ? list._items : throw list.Wrong("a list");
    }

    /// <summary>A number, or one of the literals "NaN", "Infinity", "-Infinity" that JSON has to quote.</summary>
    public double AsDouble() =>
        (_kind, _text) switch
        {
            (JsonTokenType.Number, _) => double.Parse(_text, NumberStyles.Float, CultureInfo.InvariantCulture),
            (JsonTokenType.String, "NaN") => double.NaN,
            (JsonTokenType.String, "Infinity") => double.PositiveInfinity,
            (JsonTokenType.String, "-Infinity") => double.NegativeInfinity,
            _ => throw Wrong("a number"),
        };

    public int AsInteger() =>
        _kind == JsonTokenType.Number
        && int.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong("a whole number");

    public long AsLong() =>
        _kind == JsonTokenType.Number
        && long.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong("a whole number");

    public string AsString() => _kind == JsonTokenType.String ? _text : throw Wrong("a text");

    public ResultsFileException Wrong(string expected) =>
        new(_file, _line, $"'{_path}' must be {expected}, but is {_text}.");

    private void ReadMembers(ReadOnlySpan<byte> bytes, ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            _members[name] = new LocatedJson(_file, Join(name), bytes, ref reader);
        }
    }

    private void ReadItems(ReadOnlySpan<byte> bytes, ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            _items.Add(new LocatedJson(_file, $"{_path}[{_items.Count}]", bytes, ref reader));
    }

    private string Join(string name) => _path.Length == 0 ? name : $"{_path}.{name}";
}
