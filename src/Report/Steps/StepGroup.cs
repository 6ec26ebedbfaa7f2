using System.Globalization;
using System.Text.RegularExpressions;
using Report.Rendering;

namespace Report.Steps;

/// <summary>Steps of one task that do the same with other values: <c>train/dense</c> at thirty seeds.</summary>
internal sealed partial record StepGroup
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>The steps' name without their values.</summary>
    public required string Name { get; init; }

    /// <summary>How they stand to the cache.</summary>
    public required StandingView Standing { get; init; }

    /// <summary>How many there are.</summary>
    public required int Count { get; init; }

    /// <summary>How many of them have their result in the cache.</summary>
    public required int InCache { get; init; }

    /// <summary>How many of them this cache has seen computed.</summary>
    public required int Timed { get; init; }

    /// <summary>What computing these took together; null where it is not known of any.</summary>
    public required double? Seconds { get; init; }

    /// <summary><see cref="Seconds"/> in words.</summary>
    public string Duration =>
        Seconds is not { } seconds ? "not known"
        : Timed < Count
            ? string.Create(CultureInfo.InvariantCulture, $"{Numbers.Duration(seconds)} ({Timed} of {Count})")
        : Numbers.Duration(seconds);

    /// <summary>A study's steps in groups, in the order of the steps.</summary>
    public static IReadOnlyList<StepGroup> Of(string study, IReadOnlyList<StepFact> steps) =>
        [.. steps.GroupBy(step => (step.Task, Name: Pattern(study, step.Name))).Select(Group)];

    /// <summary>The steps of each task as one group.</summary>
    public static IReadOnlyList<StepGroup> OfTasks(IReadOnlyList<StepFact> steps) =>
        [.. steps.GroupBy(step => (step.Task, Name: step.Task)).Select(Group)];

    private static StepGroup Group(IGrouping<(string Task, string Name), StepFact> steps) =>
        new()
        {
            Task = steps.Key.Task,
            Name = steps.Key.Name,
            Standing = StandingView.Of([.. steps.Select(step => step.Standing)]),
            Count = steps.Count(),
            InCache = steps.Count(step => step.Standing == StepStanding.InCache),
            Timed = steps.Count(step => step.Seconds is not null),
            Seconds = steps.Any(step => step.Seconds is not null) ? steps.Sum(step => step.Seconds) : null,
        };

    private static string Pattern(string study, string step)
    {
        var name = step.StartsWith($"{study}/", StringComparison.Ordinal) ? step[(study.Length + 1)..] : step;
        return Values().Replace(name, "");
    }

    [GeneratedRegex("/[^/=]+=[^/]*")]
    private static partial Regex Values();
}

/// <summary>How steps stand to the cache, as the page shows it: a mark and words.</summary>
/// <param name="Name">Its name in styles.</param>
/// <param name="Mark">Its mark.</param>
/// <param name="Text">Its words.</param>
internal sealed record StandingView(string Name, string Mark, string Text)
{
    /// <summary>How some steps stand together.</summary>
    public static StandingView Of(IReadOnlyList<StepStanding> steps)
    {
        var there = steps.Count(step => step == StepStanding.InCache);
        return there == steps.Count ? new StandingView("in-cache", "●", "in the cache")
            : there > 0 ? new StandingView("partly", "◐", $"{there} of {steps.Count} in the cache")
            : steps.All(step => step == StepStanding.AtRemote) ? new StandingView("remote", "◍", "at the remote cache")
            : new StandingView("would-run", "○", "not in the cache");
    }
}
