namespace GenomicAttention.Evaluation.Replication;

/// <summary>A quantity over seeds, with its interval.</summary>
/// <param name="Sequences">The size of the data sets.</param>
/// <param name="Model">Whose it is.</param>
/// <param name="Measure">Which quantity; see <see cref="Measures"/>.</param>
/// <param name="Against">The model that it is measured against, seed by seed; null where it stands alone.</param>
/// <param name="Value">The mean over seeds, or the ratio of two.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Seeds">Over how many seeds.</param>
/// <param name="P">Of the test that belongs to the measure; null where there is none.</param>
public sealed record Estimate(
    int Sequences,
    string Model,
    string Measure,
    string? Against,
    double Value,
    double Low,
    double High,
    int Seeds,
    double? P
)
{
    /// <summary><see cref="P"/> after Holm's correction over the claimed comparisons; null outside that family.
    /// </summary>
    public double? AdjustedP { get; init; }
}

/// <summary>The quantities that are estimated.</summary>
public static class Measures
{
    /// <summary>What the name of a measure ends with where the interval is not of the mean over seeds, but of one
    /// further run.</summary>
    public const string OneRun = "_of_one_run";

    /// <summary>Mean squared error.</summary>
    public const string Loss = "loss";

    /// <summary>Mean absolute error.</summary>
    public const string Mae = "mae";

    /// <summary>Pearson's correlation with the labels.</summary>
    public const string R = "r";

    /// <summary>The share of a constant's squared error that the model does without (R²).</summary>
    public const string Skill = "skill";

    /// <summary>The paper's measure, (1 − (loss − other's) / other's) × 100, in percent; p is of the test that it
    /// reaches the margin.</summary>
    public const string Retention = "retention";

    /// <summary>The ratio of mean skills, in percent, where the other model has skill.</summary>
    public const string SkillRetention = "skill_retention";

    /// <summary>The difference in loss; p is Wilcoxon's.</summary>
    public const string LossDifference = "loss_difference";

    /// <summary>The difference in r; p is Wilcoxon's.</summary>
    public const string RDifference = "r_difference";

    /// <summary>Planted positions among the kept, over their share of all positions.</summary>
    public const string Enrichment = "enrichment";

    /// <summary>The best possible enrichment at as many kept positions.</summary>
    public const string BestEnrichment = "best_enrichment";

    /// <summary>Precision of the kept positions.</summary>
    public const string Precision = "precision";

    /// <summary>Recall of the planted positions.</summary>
    public const string Recall = "recall";

    /// <summary>Area under the curve of scores against planted positions.</summary>
    public const string Auroc = "auroc";

    /// <summary>How far training moved the selector's weights.</summary>
    public const string SelectorChange = "selector_change";

    /// <summary>The share of training steps in which a gradient reached the selector.</summary>
    public const string SelectorGradientShare = "selector_gradient_share";

    /// <summary>How far predictions move when each sequence is shuffled: root mean square.</summary>
    public const string ShuffleChange = "shuffle_change";

    /// <summary>When it is shuffled with every pair of neighbours kept.</summary>
    public const string DinucleotideShuffleChange = "dinucleotide_shuffle_change";

    /// <summary>When the other strand is read.</summary>
    public const string ReverseComplementChange = "reverse_complement_change";

    /// <summary>How many times more a mutation inside a planted motif moves a prediction than one outside.</summary>
    public const string MutationContrast = "mutation_contrast";

    /// <summary>The enrichment of one motif's positions among the kept.</summary>
    public static string EnrichmentOf(string motif) => $"{Enrichment} of {motif}";
}
