namespace Manuscript.Claims;

/// <summary>What one part of the study uses where the paper gives a single value.</summary>
/// <param name="Text">The value in the paper's form.</param>
/// <param name="Where">The part, such as <c>sweep</c>.</param>
internal readonly record struct Use(string Text, string Where);

/// <summary>Collects the claims of one section; each method is one way of judging.</summary>
internal sealed class ClaimSheet(string section, string? idPrefix = null)
{
    private readonly List<ClaimRow> _rows = [];

    public IReadOnlyList<ClaimRow> Rows => _rows;

    /// <summary>A number that must come out in every printed digit; null where the study has none.</summary>
    public void Number(string id, string statement, string paper, double? obtained, string absent)
    {
        if (obtained is { } value)
            Text(id, statement, paper, PaperNumber.Parse(paper).Print(value));
        else
            NotApplicable(id, statement, paper, absent);
    }

    /// <summary>A text that must be the same; null where the study has none.</summary>
    public void Text(string id, string statement, string paper, string? obtained, string absent = "")
    {
        if (obtained is null)
            NotApplicable(id, statement, paper, absent);
        else
            Holds(id, statement, paper, obtained, obtained == paper);
    }

    /// <summary>A statement for which the caller has judged what was obtained.</summary>
    public void Holds(string id, string statement, string paper, string obtained, bool holds) =>
        Add(id, statement, paper, obtained, holds ? Verdict.Reproduced : Verdict.Differs);

    /// <summary>A value that the paper gives once and that several parts of the study may set differently.</summary>
    public void Everywhere(string id, string statement, string paper, params IEnumerable<Use?> uses)
    {
        var byText = uses.OfType<Use>().GroupBy(use => use.Text, use => use.Where).ToList();
        if (byText.Count == 0)
        {
            NotApplicable(id, statement, paper, "the study's parameters do not say");
            return;
        }
        var obtained =
            byText.Count == 1
                ? byText[0].Key
                : string.Join("; ", byText.Select(part => $"{part.Key} ({string.Join(", ", part)})"));
        Holds(id, statement, paper, obtained, byText.All(part => part.Key == paper));
    }

    /// <summary>A statement about which of several has the most or the least of something.</summary>
    public void Leader(
        string id,
        string statement,
        string paper,
        IEnumerable<(string Name, double Value)> of,
        bool most
    )
    {
        var ranked = of.Where(entry => !double.IsNaN(entry.Value)).ToList();
        if (ranked.Count < 2 || ranked.All(entry => entry.Name != paper))
        {
            NotApplicable(id, statement, paper, $"'{paper}' has no value here that could be compared with others");
            return;
        }
        var extreme = most ? ranked.Max(entry => entry.Value) : ranked.Min(entry => entry.Value);
        var leaders = ranked.Where(entry => entry.Value.Equals(extreme)).Select(entry => entry.Name);
        Text(id, statement, paper, string.Join(" and ", leaders));
    }

    /// <summary>A claim that this study cannot speak to, with the reason.</summary>
    public void NotApplicable(string id, string statement, string paper, string reason) =>
        Add(id, statement, paper, reason, Verdict.NotApplicable);

    private void Add(string id, string statement, string paper, string obtained, Verdict verdict) =>
        _rows.Add(new ClaimRow($"{idPrefix ?? section}-{id}", section, statement, paper, obtained, verdict));
}
