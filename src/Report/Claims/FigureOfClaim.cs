using Manuscript.Claims;
using Report.Reading;
using Report.Rendering;

namespace Report.Claims;

/// <summary>A figure to go to.</summary>
/// <param name="Anchor">Its identifier on the page.</param>
/// <param name="Title">Its title.</param>
internal sealed record FigureLink(string Anchor, string Title);

/// <summary>Which figure shows what a claim is about.</summary>
internal static class FigureOfClaim
{
    // The first that a claim's name, or a target's statement, has in it.
    private static readonly (string Word, string[] Figures)[] Subjects =
    [
        ("validation-loss", ["learning-curves"]),
        ("train-loss", ["learning-curves"]),
        ("baseline-loss", ["learning-curves"]),
        ("epochs", ["learning-curves"]),
        ("test-loss", ["loss", "learning-curves"]),
        ("mae", ["loss"]),
        ("correlation", ["loss"]),
        ("best", ["loss"]),
        ("maintain", ["retention"]),
        ("retention", ["retention"]),
        ("optimal", ["retention"]),
        ("critical", ["retention"]),
        ("change", ["retention"]),
        ("loss", ["retention"]),
        ("savings", ["cost"]),
        ("memory", ["cost"]),
        ("speed", ["cost"]),
        ("chromosomes", ["cost"]),
        ("motifs", ["selection"]),
        ("clusters", ["selection"]),
        ("scores", ["selection"]),
        ("learned", ["selection"]),
        ("enrichment", ["selection", "positions"]),
        ("errors", ["errors"]),
        ("skill", ["skill"]),
        ("noise", ["skill"]),
        ("learns", ["skill"]),
        ("meaningful", ["skill"]),
        ("generalises", ["skill"]),
    ];

    /// <summary>The figure; null where the study has none of it.</summary>
    public static FigureLink? Find(ClaimRow claim, StudyResults results)
    {
        var about = claim.Id.StartsWith("targets", StringComparison.Ordinal) ? claim.Statement : claim.Id;
        var figures = Subjects
            .FirstOrDefault(subject => about.Contains(subject.Word, StringComparison.Ordinal))
            .Figures;
        return (figures ?? [])
            .SelectMany(name => results.Figures.Where(figure => figure.Name == name))
            .Select(figure => new FigureLink(Anchors.OfFigure(results.Study.Name, figure.Name), figure.Title))
            .FirstOrDefault();
    }
}
