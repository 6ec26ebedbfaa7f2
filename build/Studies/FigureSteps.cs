using System.Text.Json.Nodes;
using Manuscript.Observed;
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
        string[] looks = [.. Looks.Intersect(compare.Outputs)];
        return Of(
            computations,
            compare,
            (study, "figures-replicated"),
            new JsonObject { ["confidence"] = confidence },
            ["cells.csv", "estimates.csv", .. looks, .. costs],
            [
                "skill",
                "loss",
                "retention",
                "selection",
                "motif-selection",
                "sensitivity",
                "mutations",
                "seeds",
                .. looks.Contains("history.csv") ? (string[])["learning-curves"] : [],
                .. looks.Contains("calibration.csv") ? (string[])["calibration"] : [],
                .. costs.Length > 0 ? (string[])["cost"] : [],
            ]
        );
    }

    /// <summary>The figures of a user's own sequences.</summary>
    /// <param name="computations">What computes each kind of step.</param>
    /// <param name="study">The study's name.</param>
    /// <param name="compare">The step that wrote its results.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="hasPositions">Whether there are models that keep positions.</param>
    public static Step Observed(
        Computations computations,
        string study,
        Step compare,
        ObservedTask task,
        bool hasPositions
    ) =>
        Of(
            computations,
            compare,
            (study, "figures-observed"),
            new JsonObject { ["positions"] = hasPositions },
            [.. compare.Outputs.Except(NotDrawn)],
            [
                task == ObservedTask.Regression ? "mse" : "errors",
                .. hasPositions ? (string[])["positions"] : [],
                .. task == ObservedTask.Binary ? (string[])["calibration"] : [],
            ]
        );

    /// <summary>The figure of a study of pairs at a distance.</summary>
    /// <param name="computations">What computes each kind of step.</param>
    /// <param name="study">The study's name.</param>
    /// <param name="compare">The step that wrote its results.</param>
    /// <param name="confidence">How often an interval holds the true value.</param>
    public static Step Distant(Computations computations, string study, Step compare, double confidence) =>
        Of(
            computations,
            compare,
            (study, "figures-distant"),
            new JsonObject { ["confidence"] = confidence },
            ["estimates.csv"],
            "lengths"
        );

    /// <summary>Sequence logos.</summary>
    /// <param name="computations">What computes each kind of step.</param>
    /// <param name="name">The step's name.</param>
    /// <param name="letters">The <c>logos.csv</c> that a search wrote.</param>
    public static Step Logos(Computations computations, string name, StepInput letters) =>
        computations.Figures.Step(
            name,
            "logos",
            [],
            [("logos.csv", letters)],
            ["logos.svg", "logos.png", "captions.md"],
            expectedSeconds: 1
        );

    // What figures of many seeds show of trained models.
    private static readonly string[] Looks = ["history.csv", "calibration.csv"];

    // Large, or of nothing that is drawn.
    private static readonly string[] NotDrawn = ["predictions.csv", "cells.csv", "relatives.csv", "targets.csv"];

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
