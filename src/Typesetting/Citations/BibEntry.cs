namespace Typesetting.Citations;

/// <summary>A source in the bibliography.</summary>
/// <param name="Key">What <c>[@key]</c> names.</param>
/// <param name="Kind">BibTeX's type: <c>article</c>, <c>inproceedings</c>, <c>book</c>, <c>misc</c>.</param>
/// <param name="Fields">Its fields by lower-case name, as plain text.</param>
internal sealed record BibEntry(string Key, string Kind, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Authors as <c>A. Vaswani, N. Shazeer and N. Parmar</c>; of more than six the first and "et al.".</summary>
    public string Authors
    {
        get
        {
            string[] names = [.. this["author"].Split(" and ", StringSplitOptions.TrimEntries).Select(Initialled)];
            return names.Length switch
            {
                1 => names[0],
                > 6 => $"{names[0]} et al.",
                _ => $"{string.Join(", ", names[..^1])} and {names[^1]}",
            };
        }
    }

    /// <summary>Where it appeared: journal with volume and pages, proceedings, publisher.</summary>
    public string Source
    {
        get
        {
            var volume = Has("volume") ? this["volume"] + (Has("number") ? $"({this["number"]})" : "") : null;
            var pages = Has("pages") ? this["pages"].Replace("--", "–", StringComparison.Ordinal) : null;
            var located = (volume, pages) switch
            {
                (null, null) => null,
                (null, _) => $"pages {pages}",
                (_, null) => volume,
                _ => $"{volume}: {pages}",
            };
            string?[] parts =
            [
                this["journal"],
                this["booktitle"],
                this["howpublished"],
                this["publisher"],
                located,
                this["year"],
            ];
            return string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
        }
    }

    /// <summary>Its address: of the DOI, or as given; empty where it has none.</summary>
    public string Address => Has("doi") ? $"https://doi.org/{this["doi"]}" : this["url"];

    /// <summary>A field; empty where there is none.</summary>
    public string this[string field] => Fields.GetValueOrDefault(field, "");

    private bool Has(string field) => Fields.ContainsKey(field);

    // "Vaswani, Ashish" and "Ashish Vaswani" become "A. Vaswani"; a group, in braces in the file, stays.
    private static string Initialled(string name)
    {
        if (name.Contains('\u00A0', StringComparison.Ordinal) || !name.Contains(' ', StringComparison.Ordinal))
        {
            return name.Replace('\u00A0', ' ');
        }
        var (family, given) = name.Split(", ", 2) is [var last, var first]
            ? (last, first)
            : (name[(name.LastIndexOf(' ') + 1)..], name[..name.LastIndexOf(' ')]);
        var initials = given.Split(' ').Select(part => string.Join('-', part.Split('-').Select(half => $"{half[0]}.")));
        return $"{string.Join(' ', initials)} {family}";
    }
}
