namespace Typesetting.Citations;

/// <summary>
/// The sources of a BibTeX file. Read are entries with fields in braces, quotes or bare numbers, comments outside of entries, and
/// accents written as letters; <c>@string</c> and TeX's commands are not.
/// </summary>
internal sealed class Bibliography
{
    private static readonly string[] Required = ["author", "title", "year"];

    private readonly Dictionary<string, BibEntry> _entries = new(StringComparer.Ordinal);
    private readonly string _text;
    private int _at;

    private Bibliography(string text) => _text = text;

    /// <summary>Reads <see cref="ManuscriptFiles.Bibliography"/>.</summary>
    /// <param name="files">The checkout.</param>
    /// <exception cref="ManuscriptException">It is missing or malformed, or an entry lacks author, title or year.</exception>
    public static Bibliography Read(ManuscriptFiles files)
    {
        var bibliography = new Bibliography(files.Text(ManuscriptFiles.Bibliography, "the manuscript needs it"));
        bibliography.Read();
        return bibliography;
    }

    /// <summary>The source of a key, or null.</summary>
    public BibEntry? Find(string key) => _entries.GetValueOrDefault(key);

    private void Read()
    {
        for (_at = _text.IndexOf('@', StringComparison.Ordinal); _at >= 0; _at = _text.IndexOf('@', _at))
        {
            var start = _at++;
            var kind = Until('{').Trim().ToLowerInvariant();
            var key = Until(',').Trim();
            var entry = new BibEntry(key, kind, Fields());
            var missing = Required.FirstOrDefault(field => entry[field].Length == 0);
            if (missing is not null)
            {
                throw Wrong(start, $"'{key}' has no {missing}.");
            }
            if (!_entries.TryAdd(key, entry))
            {
                throw Wrong(start, $"'{key}' is there twice.");
            }
        }
    }

    private Dictionary<string, string> Fields()
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (true)
        {
            SkipSpace();
            if (Next() == '}')
            {
                _at++;
                return fields;
            }
            var name = Until('=').Trim().ToLowerInvariant();
            SkipSpace();
            fields[name] = Value();
            SkipSpace();
            if (Next() == ',')
            {
                _at++;
            }
        }
    }

    private string Value()
    {
        if (Next() is not ('{' or '"'))
        {
            var start = _at;
            while (char.IsAsciiLetterOrDigit(Next()))
            {
                _at++;
            }
            return _text[start.._at];
        }
        var (open, depth) = (_at, 0);
        do
        {
            depth += Next() switch
            {
                '{' => 1,
                '}' => -1,
                '"' when depth == 0 => 1,
                '"' when _text[open] == '"' && depth == 1 => -1,
                _ => 0,
            };
            _at++;
        } while (depth > 0);
        return Plain(_text[(open + 1)..(_at - 1)]);
    }

    // Inner braces keep capitals; a name that is all in them is one, and its spaces do not part it.
    private static string Plain(string value)
    {
        var text = value.Trim();
        if (text.StartsWith('{') && text.EndsWith('}'))
        {
            text = text.Replace(' ', '\u00A0');
        }
        text = text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        return string.Join(' ', text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
    }

    private string Until(char end)
    {
        var found = _text.IndexOf(end, _at);
        if (found < 0)
        {
            throw Wrong(_at, $"'{end}' is missing after this.");
        }
        var text = _text[_at..found];
        _at = found + 1;
        return text;
    }

    private char Next() => _at < _text.Length ? _text[_at] : throw Wrong(_text.Length, "an entry is not closed.");

    private void SkipSpace()
    {
        while (char.IsWhiteSpace(Next()))
        {
            _at++;
        }
    }

    private static ManuscriptException Wrong(string text, int at, string problem)
    {
        var before = text[..at];
        var line = before.Count(c => c == '\n') + 1;
        return new ManuscriptException(
            new Fault(ManuscriptFiles.Bibliography, line, at - before.LastIndexOf('\n'), problem)
        );
    }

    private ManuscriptException Wrong(int at, string problem) => Wrong(_text, at, problem);
}
