using Figures.Drawing;
using Manuscript.Observed;
using ScottPlot;

namespace Figures.Observed;

/// <summary>What a value in a figure of models is of, in the order of the key.</summary>
internal enum ModelKind
{
    /// <summary>The model that the study is about.</summary>
    Primary,

    /// <summary>A model whose seeds' predictions are averaged.</summary>
    MeanOfSeeds,

    /// <summary>A model; the value is the mean over its seeds.</summary>
    Single,

    /// <summary>It is fitted at once, and has no seeds.</summary>
    Control,

    /// <summary>Others report it.</summary>
    Published,
}

/// <summary>How each kind is drawn and called: shapes and fillings differ, not colours alone.</summary>
internal static class ObservedLooks
{
    /// <summary>What an estimate is of.</summary>
    public static ModelKind KindOf(this ObservedStudy study, ObservedEstimateRow row) =>
        row.Model == study.Setting.Primary ? ModelKind.Primary
        : row.Seeds is null ? ModelKind.Control
        : ObservedModels.IsMeanOfSeeds(row.Model) ? ModelKind.MeanOfSeeds
        : ModelKind.Single;

    /// <summary>Its marker.</summary>
    public static Look Look(this ModelKind kind) =>
        kind switch
        {
            ModelKind.Primary => new Look(MarkerShape.FilledDiamond, Ink.Vermillion, Size: 6.5f),
            ModelKind.MeanOfSeeds => new Look(MarkerShape.FilledCircle, Ink.Blue),
            ModelKind.Single => new Look(MarkerShape.FilledCircle, Ink.Blue, Filling.Open),
            ModelKind.Control => new Look(MarkerShape.FilledSquare, Ink.DarkGrey, Size: 3.8f),
            _ => new Look(MarkerShape.Eks, Ink.Black, Size: 6),
        };

    /// <summary>What the key calls it.</summary>
    public static string Text(this ModelKind kind) =>
        kind switch
        {
            ModelKind.Primary => "primary model",
            ModelKind.MeanOfSeeds => "mean of seeds' predictions",
            ModelKind.Single => "each seed alone, mean",
            ModelKind.Control => "control",
            _ => "published",
        };

    /// <summary>The looks of classes, in their order.</summary>
    public static Look OfClass(int index) =>
        (index % 5) switch
        {
            0 => new Look(MarkerShape.FilledCircle, Ink.DarkGrey, Filling.Open, 3.6f),
            1 => new Look(MarkerShape.FilledCircle, Ink.Blue, Size: 3.6f),
            2 => new Look(MarkerShape.FilledTriangleUp, Ink.Vermillion, Filling.Open, 4.4f),
            3 => new Look(MarkerShape.FilledSquare, Ink.Green, Size: 3.4f),
            _ => new Look(MarkerShape.FilledDiamond, Ink.Purple, Filling.Open, 4.6f),
        };
}
