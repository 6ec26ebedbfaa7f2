using Report.Rendering;

namespace Report.Steps;

/// <summary>How steps stand, and what the page was written on: the one section that differs between machines.</summary>
/// <param name="Studies">The steps by study.</param>
/// <param name="Facts">The machine, the versions and the arithmetic.</param>
internal sealed record RunView(IReadOnlyList<StudySteps> Studies, IReadOnlyList<FactGroup> Facts)
{
    /// <summary>The section.</summary>
    public static RunView Of(ReportContent content) => new([.. content.Studies.Select(StudySteps.Of)], content.Facts);
}

/// <summary>A study's steps.</summary>
/// <param name="Study">The study.</param>
/// <param name="Summary">How its steps stand, in a sentence.</param>
/// <param name="Picture">Its tasks drawn; null where its steps are not known.</param>
/// <param name="Groups">Its steps, those alike together.</param>
internal sealed record StudySteps(string Study, string Summary, string? Picture, IReadOnlyList<StepGroup> Groups)
{
    /// <summary>A study's steps.</summary>
    public static StudySteps Of(StudyContent study) =>
        new(
            study.Name,
            SummaryOf(study.Steps),
            study.Steps.Count > 0 ? TaskPicture.Of(study.Name, study.Steps) : null,
            StepGroup.Of(study.Name, study.Steps)
        );

    private static string SummaryOf(IReadOnlyList<StepFact> steps)
    {
        if (steps.Count == 0)
        {
            return "its steps could not be planned here";
        }
        var there = steps.Count(step => step.Standing == StepStanding.InCache);
        var timed = steps.Where(step => step.Seconds is not null).ToList();
        var time =
            timed.Count == 0
                ? "how long they take is not known here"
                : $"{timed.Count} were computed here, in {Numbers.Duration(timed.Sum(step => step.Seconds!.Value))} of work";
        return $"{steps.Count} steps, {there} in the cache; {time}";
    }
}
