using Figures.Drawing;
using ScottPlot;

namespace Figures.Replicated;

/// <summary>Where a model comes from, which decides how it is drawn.</summary>
internal enum ModelFamily
{
    /// <summary>The paper describes it.</summary>
    Paper,

    /// <summary>It is trained too, but the paper has none like it.</summary>
    Other,

    /// <summary>It is fitted at once, from features that are known.</summary>
    Control,
}

/// <summary>How the models of a family are drawn and called.</summary>
internal static class ModelFamilies
{
    /// <summary>The family of a model.</summary>
    /// <param name="model">What it is called.</param>
    /// <param name="isTrained">Whether it has parameters that were trained.</param>
    public static ModelFamily Of(string model, bool isTrained) =>
        !isTrained ? ModelFamily.Control
        : model is "dense" or "joint" || IsPublishedSparse(model) ? ModelFamily.Paper
        : ModelFamily.Other;

    // Positions that are chosen by another way than its scores are a control's.
    private static bool IsPublishedSparse(string model) =>
        model.StartsWith("sparse ", StringComparison.Ordinal) && !model.Contains(" by ", StringComparison.Ordinal);

    /// <summary>Its marker: shape and colour of the family, filling of the size.</summary>
    public static Look Look(this ModelFamily family, int size) =>
        family switch
        {
            ModelFamily.Paper => new Look(MarkerShape.FilledCircle, Ink.Blue, Filled(size)),
            ModelFamily.Other => new Look(MarkerShape.FilledTriangleUp, Ink.Vermillion, Filled(size), 5.2f),
            _ => new Look(MarkerShape.FilledSquare, Ink.DarkGrey, Filled(size), 3.8f),
        };

    /// <summary>What the key calls it.</summary>
    public static string Text(this ModelFamily family) =>
        family switch
        {
            ModelFamily.Paper => "model of the paper",
            ModelFamily.Other => "other trained model",
            _ => "control",
        };

    /// <summary>The filling of the markers of a size: the first, the second, all others.</summary>
    public static Filling Filled(int size) =>
        size switch
        {
            0 => Filling.Full,
            1 => Filling.Open,
            _ => Filling.Pale,
        };
}
