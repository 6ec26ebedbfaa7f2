using Report.Claims;
using Report.Figures;
using Report.Overview;
using Report.Reading;
using Report.Sequences;
using Report.Steps;

namespace Report.Rendering;

/// <summary>Puts the page together.</summary>
internal static class Page
{
    private static readonly string[] Styles = ["base.css", "claims.css", "studies.css", "sequences.css", "print.css"];
    private static readonly string[] Scripts = ["claims.js", "tables.js", "sequences.js", "print.js"];

    /// <summary>The page's text.</summary>
    public static string Of(ReportContent content, IReadOnlyList<StudyResults> results)
    {
        var there = results.Where(study => study.Exist).ToList();
        var claims = there.Select(study => new StudyClaims(study.Study, ClaimView.Of(study))).ToList();
        var letters = new LetterShapes();
        var studies = there.Select(study => StudyView.Of(study, letters)).ToList();
        string[] sections =
        [
            Templates.Fill("overview", OverviewView.Of(results)),
            Templates.Fill("claims", ClaimsSection.Of([.. claims.Where(study => study.Claims.Count > 0)])),
            .. studies.Select(study => Templates.Fill("study", study)),
            Templates.Fill("sequences", SequencesView.Of(there)),
            Templates.Fill("run", RunView.Of(content)),
        ];
        return Templates.Fill(
            "page",
            new PageView(
                string.Concat(Styles.Select(EmbeddedText.Read)),
                EmbeddedText.Read("theme.js"),
                string.Concat(Scripts.Select(EmbeddedText.Read)),
                letters.Svg(),
                [.. studies.Select(study => study.Name)],
                sections
            )
        );
    }
}

/// <summary>The frame.</summary>
/// <param name="Style">The styles.</param>
/// <param name="ThemeScript">What must run before anything is shown.</param>
/// <param name="Script">The rest of the scripts.</param>
/// <param name="Letters">The outlines of the figures' letters.</param>
/// <param name="Studies">The names of the studies that have a section.</param>
/// <param name="Sections">The sections.</param>
internal sealed record PageView(
    string Style,
    string ThemeScript,
    string Script,
    string Letters,
    IReadOnlyList<string> Studies,
    IReadOnlyList<string> Sections
);

/// <summary>A study's claims.</summary>
/// <param name="Study">The study.</param>
/// <param name="Claims">Its claims.</param>
internal sealed record StudyClaims(StudyContent Study, IReadOnlyList<ClaimView> Claims)
{
    /// <summary>How often an interval holds the true value, in percent; null where there are none.</summary>
    public string? Confidence => Study.Confidence is { } confidence ? $"{Numbers.Text(100 * confidence)} %" : null;
}

/// <summary>The list of claims, with what it can be filtered by.</summary>
/// <param name="Studies">The claims by study.</param>
/// <param name="Total">How many claims there are.</param>
/// <param name="Sections">The sections that they are of, in order.</param>
/// <param name="NumberVerdicts">The verdicts on numbers.</param>
/// <param name="StatementVerdicts">The verdicts on statements.</param>
internal sealed record ClaimsSection(
    IReadOnlyList<StudyClaims> Studies,
    int Total,
    IReadOnlyList<string> Sections,
    IReadOnlyList<VerdictView> NumberVerdicts,
    IReadOnlyList<VerdictView> StatementVerdicts
)
{
    /// <summary>Takes the sections from the claims.</summary>
    public static ClaimsSection Of(IReadOnlyList<StudyClaims> studies) =>
        new(
            studies,
            studies.Sum(study => study.Claims.Count),
            [.. studies.SelectMany(study => study.Claims).Select(claim => claim.Section).Distinct()],
            VerdictView.OfNumbers,
            VerdictView.OfStatements
        );
}
