using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Typesetting.Citations;
using Typesetting.Exhibits;
using Typesetting.Numbers;

namespace Typesetting.Text;

/// <summary>Reads a manuscript and all that it refers to, and finds every fault before anything is written.</summary>
/// <param name="files">The checkout.</param>
internal sealed partial class ManuscriptReader(ManuscriptFiles files)
{
    private const string Include = "include";

    private readonly SourceText _source = new(files.Text(ManuscriptFiles.Manuscript, "write it"));
    private readonly NumberList _numbers = NumberList.Read(files);
    private readonly Bibliography _bibliography = Bibliography.Read(files);
    private readonly List<Fault> _faults = [];
    private readonly List<Exhibit> _exhibits = [];
    private readonly Dictionary<Exhibit, int> _places = [];
    private readonly Dictionary<Placeholder, string> _numberTexts = [];
    private readonly Dictionary<Placeholder, Exhibit> _mentions = [];

    /// <summary>Reads it.</summary>
    /// <exception cref="ManuscriptException">Something is wrong; all that is.</exception>
    public CheckedManuscript Read()
    {
        var document = ManuscriptMarkdown.Parse(_source.Text);
        RequireTitle(document);
        _faults.AddRange(new TypedNumbers(_source, _numbers.Words).In(document));
        RefuseHtml(document);
        var placeholders = document.Descendants<Placeholder>().ToList();
        var own = NumberExhibits(document);
        Resolve(placeholders);
        var cited = Cited(document.Descendants<Citation>());
        RequireMentions();
        _faults.AddRange(_numbers.Unused(_numberTexts.Keys.Select(NameOf).ToHashSet(StringComparer.Ordinal)));
        return _faults.Count == 0
            ? new CheckedManuscript
            {
                Source = _source,
                Document = document,
                Numbers = _numberTexts,
                Mentions = _mentions,
                OwnTables = own,
                Cited = cited,
            }
            : throw new ManuscriptException([
                .. _faults.OrderBy(fault => fault.File != ManuscriptFiles.Manuscript).ThenBy(fault => fault.Line),
            ]);
    }

    private void RequireTitle(MarkdownDocument document)
    {
        if (document.FirstOrDefault() is not HeadingBlock { Level: 1 })
        {
            Complain(0, "a manuscript begins with its title, as in '# Title'.");
        }
    }

    private void RefuseHtml(MarkdownDocument document)
    {
        var html = document
            .Descendants()
            .Where(node => node is HtmlInline or HtmlBlock { Type: not HtmlBlockType.Comment });
        foreach (var node in html)
        {
            Complain(node.Span.Start, "HTML is for one format alone; write Markdown.");
        }
    }

    // In the order of the text, those that stand in it and those put in from a file alike.
    private List<OwnTable> NumberExhibits(MarkdownDocument document)
    {
        var own = new List<OwnTable>();
        var captioned = ManuscriptMarkdown.CaptionedTables(document).ToDictionary(pair => (Block)pair.Caption);
        foreach (var paragraph in document.OfType<ParagraphBlock>())
        {
            if (captioned.TryGetValue(paragraph, out var table))
            {
                var text = _source.Text.Substring(paragraph.Span.Start, paragraph.Span.Length);
                if (Caption().Match(text) is not { Success: true } match)
                {
                    Complain(paragraph.Span.Start, "a table's caption ends with its name, as in {#skill-by-size}.");
                    continue;
                }
                var caption = match.Groups["caption"];
                var start = paragraph.Span.Start + caption.Index;
                var span = new SourceSpan(start, start + caption.Length - 1);
                own.Add(
                    new OwnTable(
                        Number(ExhibitKind.Table, match.Groups["name"].Value, paragraph.Span.Start),
                        paragraph,
                        span,
                        table.Table
                    )
                );
            }
            else if (ManuscriptMarkdown.Alone(paragraph) is { Words: [Include, var kind, var name] } placeholder)
            {
                if (KindOf(kind) is { } known && IsThere(known, name, placeholder))
                {
                    _mentions[placeholder] = Number(known, name, placeholder.Span.Start);
                }
            }
        }
        return own;
    }

    private Exhibit Number(ExhibitKind kind, string name, int offset)
    {
        if (_exhibits.Any(other => other.Kind == kind && other.Name == name))
        {
            Complain(offset, $"the {Lower(kind)} {name} is put in twice.");
        }
        var exhibit = new Exhibit(kind, name, _exhibits.Count(other => other.Kind == kind) + 1);
        _exhibits.Add(exhibit);
        _places.TryAdd(exhibit, offset);
        return exhibit;
    }

    private bool IsThere(ExhibitKind kind, string name, Placeholder placeholder)
    {
        var (file, task) =
            kind == ExhibitKind.Table
                ? (ManuscriptFiles.Table(name, "md"), "RenderTables")
                : (ManuscriptFiles.Figure(name, "svg"), "RenderFigures");
        if (files.Has(file))
        {
            return true;
        }
        Complain(
            placeholder.Span.Start,
            $"there is no {file}; ./build.sh --study {name.Split('/')[0]} --target {task} writes those of its study."
        );
        return false;
    }

    private void Resolve(IEnumerable<Placeholder> placeholders)
    {
        foreach (var placeholder in placeholders.Except(_mentions.Keys))
        {
            switch (placeholder.Words)
            {
                case [_]:
                    ResolveNumber(placeholder);
                    break;
                case [var kind, var name] when KindOf(kind) is { } known:
                    ResolveMention(placeholder, known, name);
                    break;
                case [Include, var kind, _] when KindOf(kind) is not null:
                    RequireAlone(placeholder);
                    break;
                default:
                    Complain(
                        placeholder.Span.Start,
                        $"'{placeholder.Content}' is none of: NAME, NAME.PART, table NAME, figure NAME, include table NAME, "
                            + "include figure NAME."
                    );
                    break;
            }
        }
    }

    // One that is alone, and not resolved yet, has been complained about.
    private void RequireAlone(Placeholder placeholder)
    {
        if (placeholder.PreviousSibling is not null || placeholder.NextSibling is not null)
        {
            Complain(placeholder.Span.Start, "what is put in stands in a paragraph of its own.");
        }
    }

    private void ResolveNumber(Placeholder placeholder)
    {
        var (name, part) = placeholder.Content.Split('.', 2) is [var whole, var of]
            ? (whole, of)
            : (placeholder.Content, null);
        if (_numbers.Find(name) is not { } number)
        {
            Complain(placeholder.Span.Start, $"{ManuscriptFiles.Numbers} has no number '{name}'.");
            return;
        }
        _numberTexts[placeholder] = "";
        try
        {
            if (number.Text(part) is { } text)
            {
                _numberTexts[placeholder] = text;
            }
            else
            {
                Complain(placeholder.Span.Start, $"'{name}' has no part '{part}'; {number.Parts}.");
            }
        }
        catch (ManuscriptException error)
        {
            _faults.AddRange(error.Faults);
        }
    }

    private void ResolveMention(Placeholder placeholder, ExhibitKind kind, string name)
    {
        if (_exhibits.Find(exhibit => exhibit.Kind == kind && exhibit.Name == name) is { } exhibit)
        {
            _mentions[placeholder] = exhibit;
        }
        else
        {
            Complain(
                placeholder.Span.Start,
                $"no {Lower(kind)} {name} is put in; write {{{{include {Lower(kind)} {name}}}}} in a paragraph of its own."
            );
        }
    }

    private List<BibEntry> Cited(IEnumerable<Citation> citations)
    {
        var cited = new List<BibEntry>();
        foreach (var citation in citations)
        {
            foreach (var key in citation.Keys)
            {
                if (_bibliography.Find(key) is not { } entry)
                {
                    Complain(citation.Span.Start, $"{ManuscriptFiles.Bibliography} has no entry '{key}'.");
                }
                else if (!cited.Contains(entry))
                {
                    cited.Add(entry);
                }
            }
        }
        return cited;
    }

    private void RequireMentions()
    {
        var mentioned = _mentions
            .Where(mention => mention.Key.Words is [_, _])
            .Select(mention => mention.Value)
            .ToHashSet();
        foreach (var exhibit in _exhibits.Where(exhibit => !mentioned.Contains(exhibit)))
        {
            Complain(
                _places[exhibit],
                $"the text never refers to the {Lower(exhibit.Kind)} {exhibit.Name}; write {{{{{Lower(exhibit.Kind)} {exhibit.Name}}}}} where it is spoken of."
            );
        }
    }

    private void Complain(int offset, string problem) => _faults.Add(_source.FaultAt(offset, problem));

    private static string NameOf(Placeholder placeholder) => placeholder.Content.Split('.', 2)[0];

    private static string Lower(ExhibitKind kind) => kind.ToString().ToLowerInvariant();

    private static ExhibitKind? KindOf(string word) =>
        word switch
        {
            "table" => ExhibitKind.Table,
            "figure" => ExhibitKind.Figure,
            _ => null,
        };

    [GeneratedRegex(@"^Table: (?<caption>.+?)\s*\{#(?<name>[a-z-]+)\}\s*$", RegexOptions.Singleline)]
    private static partial Regex Caption();
}
