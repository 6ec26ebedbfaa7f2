using System.Text.Json;
using Report.Reading;
using Report.Rendering;

namespace Report.Sequences;

/// <summary>The sequence browser.</summary>
/// <param name="Data">The sequences as JSON; null where no study has any.</param>
/// <param name="Missing">The studies that have none.</param>
/// <param name="Profiles">Figures of where models keep positions, for studies that have no sequences of their own here.
/// </param>
internal sealed record SequencesView(
    string? Data,
    IReadOnlyList<string> Missing,
    IReadOnlyList<Claims.FigureLink> Profiles
)
{
    /// <summary>The sequences of all studies.</summary>
    public static SequencesView Of(IReadOnlyList<StudyResults> results)
    {
        var studies = results
            .Where(study => study.Examples.Count > 0)
            .Select(study => new { study.Study.Name, study.Examples })
            .ToList();
        return new SequencesView(
            studies.Count > 0 ? JsonSerializer.Serialize(studies, PageJson.Options) : null,
            [.. results.Where(study => study.Examples.Count == 0).Select(study => study.Study.Name)],
            [
                .. results.SelectMany(study =>
                    study
                        .Figures.Where(figure => figure.Name == "positions")
                        .Select(figure => new Claims.FigureLink(
                            Anchors.OfFigure(study.Study.Name, figure.Name),
                            $"{study.Study.Name}: {figure.Title}"
                        ))
                ),
            ]
        );
    }
}
