using System.Text.Json.Nodes;
using StepCache;

namespace Build.Studies;

/// <summary>The steps that draw figures: which there are at each protocol, and what each reads.</summary>
/// <remarks>
/// A figure is drawn from the results' files alone. SVG has the same bytes on every machine; the pixels of PNG, which is for
/// where SVG cannot be shown, are rounded by instructions that processors need not share. So neither is in
/// <see cref="StepsLock"/>: a test holds the committed SVG.
/// </remarks>
internal static class FigureSteps
{
    /// <summary>The figures of a study that follows the scripts.</summary>
    /// <param name="computations">What computes each kind of step.</param>
    /// <param name="study">The study's name.</param>
    /// <param name="compare">The step that wrote its results.</param>
    public static Step Published(Computations computations, string study, Step compare) =>
        Of(
            computations,
            compare,
            (study, "figures"),
            [],
            ["history.csv", "sweep.csv", "conditions.csv"],
            "learning-curves",
            "retention"
        );

    /// <summary>The figures of a study of many seeds.</summary>
    /// <param name="computations">What computes each kind of step.</param>
    /// <param name="study">The study's name.</param>
    /// <param name="compare">The step that wrote its results.</param>
    /// <param name="confidence">How often an interval holds the true value: captions say so.</param>
    public static Step Replicated(Computations computations, string study, Step compare, double confidence)
    {
        string[] costs = [.. ManuscriptOperations.CostFiles.Intersect(compare.Outputs)];
        return Of(
            computations,
            compare,
            (study, "figures-replicated"),
            new JsonObject { ["confidence"] = confidence },
            ["cells.csv", "estimates.csv", .. costs],
            [
                "skill",
                "loss",
                "retention",
                "selection",
                "sensitivity",
                "mutations",
                "seeds",
                .. costs.Length > 0 ? (string[])["cost"] : [],
            ]
        );
    }

    private static Step Of(
        Computations computations,
        Step compare,
        (string Study, string Operation) step,
        JsonObject parameters,
        string[] results,
        params string[] figures
    ) =>
        computations.Figures.Step(
            $"{step.Study}/figures",
            step.Operation,
            parameters,
            results.Select(file => (file, compare.Output(file))),
            [.. figures.SelectMany(figure => new[] { $"{figure}.svg", $"{figure}.png" }), "captions.md"],
            expectedSeconds: 1
        );
}
