namespace Manuscript.Observed;

/// <summary>What results call models of which more is known than their name.</summary>
internal static class ObservedModels
{
    /// <summary>Ends the name of a model whose predictions are the means of those of all its seeds.</summary>
    public const string MeanOfSeeds = ", mean of seeds";

    /// <summary>Whether predictions of several seeds were averaged.</summary>
    public static bool IsMeanOfSeeds(string model) => model.EndsWith(MeanOfSeeds, StringComparison.Ordinal);

    /// <summary>The name without what says that predictions were averaged.</summary>
    public static string Single(string model) => IsMeanOfSeeds(model) ? model[..^MeanOfSeeds.Length] : model;

    /// <summary>Whether it predicts the same of all sequences.</summary>
    public static bool IsConstant(string model) => model is "class frequency" or "mean";
}
