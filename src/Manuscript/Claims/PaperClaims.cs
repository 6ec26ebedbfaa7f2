using Manuscript.Claims.Sections;

namespace Manuscript.Claims;

/// <summary>Every claim of the paper that the study <c>published</c> can be held against, in the paper's order.</summary>
internal static class PaperClaims
{
    public static IReadOnlyList<ClaimRow> Judge(Evidence evidence)
    {
        IReadOnlyList<ClaimRow> claims =
        [
            .. OpeningClaims.Judge(evidence),
            .. DataClaims.Judge(evidence),
            .. ArchitectureClaims.Judge(evidence),
            .. TrainingClaims.Judge(evidence),
            .. BaselineClaims.Judge(evidence),
            .. SweepClaims.Judge(evidence),
            .. ComparisonClaims.Judge(evidence),
            .. ClosingClaims.Judge(evidence),
            .. AppendixClaims.Judge(evidence),
            .. ScriptClaims.Judge(evidence),
        ];
        var repeated = claims.GroupBy(claim => claim.Id).FirstOrDefault(group => group.Count() > 1);
        return repeated is null ? claims : throw new InvalidOperationException($"two claims are called {repeated.Key}");
    }
}
