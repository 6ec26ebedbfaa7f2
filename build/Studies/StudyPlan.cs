using StepCache;

namespace Build.Studies;

/// <summary>The steps of a study, as the tasks name them.</summary>
public sealed record StudyPlan
{
    /// <summary>The sequences and labels that models are trained on.</summary>
    public required IReadOnlyList<Step> Data { get; init; }

    /// <summary>What plants motifs in sequences that a user can take along; null where the study does not.</summary>
    public Step? Planted { get; init; }

    /// <summary>The dense models: the sweep's baseline, and the comparison's.</summary>
    public required IReadOnlyList<Step> Dense { get; init; }

    /// <summary>The sparse models: one a sparsity of the sweep, and the comparison's.</summary>
    public required IReadOnlyList<Step> Sparse { get; init; }

    /// <summary>The joint model.</summary>
    public required IReadOnlyList<Step> Joint { get; init; }

    /// <summary>What is computed beside trainings, for the comparison.</summary>
    public IReadOnlyList<Step> Analyses { get; init; } = [];

    /// <summary>What trained models say and see, beside their metrics; empty where the study does not look.</summary>
    public IReadOnlyList<Step> Inspections { get; init; } = [];

    /// <summary>The costs of its models by formula; null where the study counts none.</summary>
    public Step? Cost { get; init; }

    /// <summary>The results' tables, and what became of each claim.</summary>
    public required Step Compare { get; init; }

    /// <summary>The manuscript's tables.</summary>
    public required Step Tables { get; init; }

    /// <summary>The manuscript's figures; null where the study has none.</summary>
    public Step? Figures { get; init; }

    /// <summary>The user's own sequences predicted; null where none were given.</summary>
    public Step? Prediction { get; init; }

    /// <summary>What motifs lie where a sparse model looks: the selections, the search and the logos, in this order; empty where
    /// the study has no such model. Nothing that <see cref="Compare"/> needs.</summary>
    public IReadOnlyList<Step> Motifs { get; init; } = [];

    /// <summary>Every step under the task that it belongs to, each after those that it depends on.</summary>
    public IEnumerable<(string Task, Step Step)> ByTask =>
        [
            .. Data.Select(step => ("GenerateData", step)),
            .. Dense.Select(step => ("TrainBaseline", step)),
            .. Sparse.Select(step => ("SweepSparsity", step)),
            .. Joint.Select(step => ("TrainJoint", step)),
            .. Analyses.Select(step => ("Compare", step)),
            .. Inspections.Select(step => ("Compare", step)),
            .. Cost is { } cost ? [("Compare", cost)] : Array.Empty<(string, Step)>(),
            ("Compare", Compare),
            ("RenderTables", Tables),
            .. Figures is { } figures ? [("RenderFigures", figures)] : Array.Empty<(string, Step)>(),
            .. Motifs.Select(step => ("Motifs", step)),
        ];

    /// <summary>Every step.</summary>
    public IEnumerable<Step> All => ByTask.Select(entry => entry.Step);
}
