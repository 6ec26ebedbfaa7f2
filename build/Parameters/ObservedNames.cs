namespace Build.Parameters;

/// <summary>
/// What the results of a study of observed sequences call what they measure, and the controls that they have beside the
/// trained models: the names of <c>ObservedData</c>, which computes them in a program of its own.
/// </summary>
internal static class ObservedNames
{
    /// <summary>What the name of a mean over seeds ends with.</summary>
    public const string MeanOfSeeds = ", mean of seeds";

    /// <summary>The measure of a region that only two classes have.</summary>
    private const string Enrichment = "enrichment";

    private static readonly string[] Binary =
    [
        "errors",
        "accuracy",
        "balanced_accuracy",
        "auroc",
        "auprc",
        "mcc",
        "sensitivity",
        "specificity",
        "brier",
        "log_loss",
    ];

    private static readonly string[] Multiclass = ["errors", "accuracy", "macro_f1", "mcc", "auroc", "log_loss"];

    private static readonly string[] Numbers = ["mse", "mae", "r", "spearman", "r2"];

    private static readonly string[] OfSelection = ["kept", "over_chance"];

    private static readonly string[] ClassControls =
    [
        "class frequency",
        "logistic regression on composition",
        "logistic regression on 3-mers",
        "nearest neighbour",
        "naive Bayes on positions",
        "logistic regression on positions",
    ];

    private static readonly string[] NumberControls =
    [
        "mean",
        "ridge on 1-mers",
        "ridge on 3-mers",
        "nearest neighbour",
        "ridge on positions",
    ];

    /// <summary>What is measured of a model.</summary>
    /// <param name="data">Of several columns of labels, each has its own: <c>mse:COLUMN</c>.</param>
    public static IReadOnlyList<string> Measures(ObservedDataParameters data) =>
        data.Task switch
        {
            "binary" => Binary,
            "multiclass" => Multiclass,
            _ when data.Targets.Count == 1 => Numbers,
            _ => [.. data.Targets.SelectMany(target => Numbers.Select(measure => $"{measure}:{target}"))],
        };

    /// <summary>What is measured of a region. Classes are in the labels, so that any name stands for one.</summary>
    /// <param name="task">What is predicted.</param>
    /// <param name="className">The class that is asked about.</param>
    public static IReadOnlyList<string> RegionMeasures(string task, string className) =>
        task switch
        {
            "binary" => [Enrichment, .. OfSelection.Select(measure => $"{measure}:{className}")],
            "multiclass" => [.. OfSelection.Select(measure => $"{measure}:{className}")],
            _ => OfSelection,
        };

    /// <summary>The controls that are not trained; the last ones only where all sequences have one length.</summary>
    /// <param name="task">What is predicted.</param>
    public static IReadOnlyList<string> Controls(string task) => task == "regression" ? NumberControls : ClassControls;
}
