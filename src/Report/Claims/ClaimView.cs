using Manuscript.Claims;
using Report.Reading;
using Report.Rendering;

namespace Report.Claims;

/// <summary>A claim as the page shows it, with its evidence.</summary>
internal sealed record ClaimView
{
    /// <summary>Its identifier on the page.</summary>
    public required string Anchor { get; init; }

    /// <summary>Its name in the file.</summary>
    public required string Id { get; init; }

    /// <summary>The study.</summary>
    public required string Study { get; init; }

    /// <summary>Where the paper says it.</summary>
    public required string Section { get; init; }

    /// <summary>What is claimed.</summary>
    public required string Statement { get; init; }

    /// <summary>The value that the paper prints; empty where none is.</summary>
    public required string PaperValue { get; init; }

    /// <summary>What came out.</summary>
    public required string Obtained { get; init; }

    /// <summary>Whether the number came out again.</summary>
    public required VerdictView Number { get; init; }

    /// <summary>Whether the statement holds.</summary>
    public required VerdictView Holds { get; init; }

    /// <summary>The quantity that decides it; null where there is none.</summary>
    public string? Estimate { get; init; }

    /// <summary>Its interval in words; null where there is none.</summary>
    public string? Interval { get; init; }

    /// <summary>The interval drawn; null where there is none.</summary>
    public string? Picture { get; init; }

    /// <summary>Over how many seeds; null where nothing varies.</summary>
    public int? N { get; init; }

    /// <summary>The figure that shows it; null where none does.</summary>
    public FigureLink? Figure { get; init; }

    /// <summary>The step whose outputs show it.</summary>
    public required string Step { get; init; }

    /// <summary>The step's key in the lock; null where the lock has no such step.</summary>
    public string? Key { get; init; }

    /// <summary>The command that makes it again.</summary>
    public required string Command { get; init; }

    /// <summary>The command that says what the key is made of.</summary>
    public required string ExplainCommand { get; init; }

    /// <summary>The claims of a study, and then what it set out to reach.</summary>
    public static IReadOnlyList<ClaimView> Of(StudyResults results) =>
        [.. results.Claims.Concat(results.Targets).Select(claim => Of(claim, results))];

    private static ClaimView Of(ClaimRow claim, StudyResults results)
    {
        var study = results.Study;
        var judged = claim.Judgement;
        var step = judged?.Evidence is { Length: > 0 } evidence ? evidence : study.ResultsStep;
        return new ClaimView
        {
            Anchor = $"claim-{study.Name}-{Anchors.Of(claim.Id)}",
            Id = claim.Id,
            Study = study.Name,
            Section = claim.Section,
            Statement = claim.Statement,
            PaperValue = claim.PaperValue,
            Obtained = claim.Obtained,
            Number = VerdictView.Of(claim.Verdict),
            Holds = VerdictView.Of(judged?.Holds),
            Estimate = Numbers.TextOrNone(judged?.Estimate),
            Interval = judged is { Low: { } low, High: { } high }
                ? $"{Numbers.Text(low)} to {Numbers.Text(high)}"
                : null,
            Picture = IntervalPicture.Of(claim),
            N = judged?.N,
            Figure = FigureOfClaim.Find(claim, results),
            Step = step,
            Key = study.Lock!.GetValueOrDefault(step)?.Key,
            Command = Remedy.Command("Compare", study.Name),
            ExplainCommand = $"{Remedy.Command("Explain", study.Name)} --step {step}",
        };
    }
}

/// <summary>A verdict as the page shows it: a mark and a word, so that no colour is needed.</summary>
/// <param name="Name">Its name in filters and styles.</param>
/// <param name="Mark">Its mark.</param>
/// <param name="Text">Its words.</param>
internal sealed record VerdictView(string Name, string Mark, string Text)
{
    /// <summary>The verdicts on numbers.</summary>
    public static IReadOnlyList<VerdictView> OfNumbers { get; } = [.. Enum.GetValues<Verdict>().Select(Of)];

    /// <summary>The verdicts on statements, and at last that there is none.</summary>
    public static IReadOnlyList<VerdictView> OfStatements { get; } =
    [.. Enum.GetValues<Holding>().Select(holding => Of((Holding?)holding)), Of(null)];

    /// <summary>A number's.</summary>
    public static VerdictView Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Reproduced => new VerdictView(verdict.Text(), "=", "reproduced"),
            Verdict.Differs => new VerdictView(verdict.Text(), "≠", "differs"),
            _ => new VerdictView(verdict.Text(), "–", "not applicable"),
        };

    /// <summary>A statement's.</summary>
    public static VerdictView Of(Holding? holding) =>
        holding switch
        {
            Holding.Yes => new VerdictView("yes", "✓", "yes"),
            Holding.No => new VerdictView("no", "✗", "no"),
            Holding.Undecided => new VerdictView("undecided", "?", "undecided"),
            _ => new VerdictView("not-judged", "–", "not judged"),
        };
}
