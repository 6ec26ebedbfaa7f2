using Manuscript.Claims;
using Report.Reading;

namespace Report.Claims;

/// <summary>A line of the summary: what came of the claims of a study, or of its own targets.</summary>
/// <param name="Study">The study.</param>
/// <param name="What">What is counted.</param>
/// <param name="Section">The section that shows them in the list of claims; empty for all.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Numbers">How many numbers have each verdict, in the order of <see cref="VerdictView.OfNumbers"/>; null where
/// no number of the paper is asked for.</param>
/// <param name="Statements">How many statements have each verdict; null where nothing was judged.</param>
internal sealed record ClaimCounts(
    string Study,
    string What,
    string Section,
    int Total,
    IReadOnlyList<VerdictCount>? Numbers,
    IReadOnlyList<VerdictCount>? Statements
)
{
    /// <summary>The lines of a study; none where it judges nothing.</summary>
    public static IEnumerable<ClaimCounts> Of(StudyResults results)
    {
        var claims = results.Claims.Where(claim => claim.IsOfThePaper).ToList();
        if (claims.Count > 0)
        {
            yield return new ClaimCounts(
                results.Study.Name,
                "the paper's claims",
                "",
                claims.Count,
                [.. VerdictView.OfNumbers.Select(view => Count(view, claims, claim => VerdictView.Of(claim.Verdict)))],
                StatementsOf(claims)
            );
        }
        if (results.Targets.Count > 0)
        {
            yield return new ClaimCounts(
                results.Study.Name,
                "targets of its own",
                "targets",
                results.Targets.Count,
                null,
                StatementsOf(results.Targets)
            );
        }
    }

    private static IReadOnlyList<VerdictCount>? StatementsOf(IReadOnlyList<ClaimRow> claims) =>
        claims.Any(claim => claim.Judgement is not null)
            ?
            [
                .. VerdictView
                    .OfStatements.SkipLast(1)
                    .Select(view => Count(view, claims, claim => VerdictView.Of(claim.Judgement?.Holds))),
            ]
            : null;

    private static VerdictCount Count(
        VerdictView verdict,
        IReadOnlyList<ClaimRow> claims,
        Func<ClaimRow, VerdictView> of
    )
    {
        var count = claims.Count(claim => of(claim) == verdict);
        return new VerdictCount(verdict, count, (int)Math.Round(100.0 * count / claims.Count));
    }
}

/// <summary>How many have a verdict.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Count">How many.</param>
/// <param name="Percent">Their share of all, in percent.</param>
internal sealed record VerdictCount(VerdictView Verdict, int Count, int Percent);
