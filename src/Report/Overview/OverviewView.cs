using Report.Claims;
using Report.Reading;

namespace Report.Overview;

/// <summary>The start of the page.</summary>
/// <param name="PaperRetention">What the paper says that 10 % of positions maintain; empty where no study asks.</param>
/// <param name="Studies">What each study is and came to.</param>
/// <param name="Counts">The summary of verdicts.</param>
/// <param name="NumberVerdicts">The verdicts on numbers, as columns.</param>
/// <param name="StatementVerdicts">The verdicts on statements, as columns.</param>
internal sealed record OverviewView(
    string PaperRetention,
    IReadOnlyList<StudyOutcome> Studies,
    IReadOnlyList<ClaimCounts> Counts,
    IReadOnlyList<VerdictView> NumberVerdicts,
    IReadOnlyList<VerdictView> StatementVerdicts
)
{
    /// <summary>The start of the page for these results.</summary>
    public static OverviewView Of(IReadOnlyList<StudyResults> results) =>
        new(
            results
                .SelectMany(study => study.Claims)
                .FirstOrDefault(claim => claim.Id == "abstract-retention")
                ?.PaperValue
                ?? "",
            [.. results.Select(StudyOutcome.Of)],
            [.. results.SelectMany(ClaimCounts.Of)],
            VerdictView.OfNumbers,
            [.. VerdictView.OfStatements.SkipLast(1)]
        );
}

/// <summary>What a study came to.</summary>
/// <param name="Study">Its name.</param>
/// <param name="Exists">Whether it has results.</param>
/// <param name="What">What it is.</param>
/// <param name="Result">What came out, or the command that finds out.</param>
internal sealed record StudyOutcome(string Study, bool Exists, string What, string Result)
{
    /// <summary>A study's.</summary>
    public static StudyOutcome Of(StudyResults results) =>
        new(
            results.Study.Name,
            results.Exist,
            StudyWords.Of(results),
            results.Exist ? Outcome.Of(results) : Remedy.Command("Compare", results.Study.Name)
        );
}
