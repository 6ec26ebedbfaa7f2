using static Build.Parameters.ModelReader;

namespace Build.Parameters;

/// <summary>Reads a study of the protocol <c>observed</c>, with the bounds of each of its values.</summary>
internal static class ObservedStudyReader
{
    private static readonly string[] Tasks = ["regression", "binary", "multiclass"];
    private static readonly string[] Kinds = ["random", "stratified", "folds", "leave_one_out", "by_value"];
    private static readonly string[] SparseControls = ["random", "shuffled"];

    /// <exception cref="UserErrorException">A value is missing, unknown, of the wrong type or out of bounds.</exception>
    public static ObservedStudy Read(ParameterSection study)
    {
        var data = study.Read("data", Data);
        var splits = data.Split.Select(split => split.Name).ToArray();
        return new ObservedStudy(
            data,
            Count(study, "seeds"),
            study.Text("primary"),
            study.Names.Contains("believe") ? study.Choice("believe", splits) : splits[0],
            study.Read("adam", Adam),
            study.Read("training", Training),
            study.Read("dense", DenseModel),
            study.Read("sparse", SparseModel),
            Sparsities(study),
            study.Names.Contains("sparse_controls") ? study.Choices("sparse_controls", SparseControls) : [],
            study.Read("joint", JointModel),
            study.Read("motif", section => MotifReader.Read(section, withTargets: false)),
            study.SectionsOrNone("regions", Region),
            study.SectionsOrNone("published", section => Published(section, splits)),
            study.SectionsOrNone("targets", section => Target(section, splits)),
            study.Read("intervals", Intervals)
        )
        {
            KnownMotifs = study.TextOrNone("known_motifs"),
        };
    }

    private static ObservedDataParameters Data(ParameterSection section)
    {
        var data = new ObservedDataParameters(
            section.Text("sequences"),
            section.TextOrNone("genome"),
            section.Text("labels"),
            section.Choice("task", Tasks),
            section.Names.Contains("targets") ? section.Texts("targets") : ["label"],
            section.TextOrNone("group"),
            section.Names.Contains("reverse_complement") && section.Flag("reverse_complement"),
            section.Sections("split", Split)
        );
        if (data.Targets.Count > 1 && data.Task == "multiclass")
        {
            throw section.Wrong("targets", "names several; classes of more than two have one target.");
        }
        if (data.Split.Select(split => split.Name).Distinct(StringComparer.Ordinal).Count() < data.Split.Count)
        {
            throw section.Wrong("split", "has the same name twice.");
        }
        return data.Group is not null || data.Split.All(split => split.Kind != "by_value")
            ? data
            : throw section.Wrong("split", "is by_value, which needs 'group', the column of the values.");
    }

    private static SplitChoice Split(ParameterSection section)
    {
        var kind = section.Choice("kind", Kinds);
        var isHeldOut = kind is "random" or "stratified";
        var split = new SplitChoice(
            section.TextOrNone("name") ?? kind.Replace('_', '-'),
            kind,
            isHeldOut ? Fraction(section, "training") : null,
            isHeldOut ? Fraction(section, "validation") : null,
            kind == "folds" ? (int)section.Integer("folds", 2) : null,
            kind == "by_value" ? section.Texts("validation_values") : null,
            kind == "by_value" ? section.Texts("test_values") : null,
            section.Names.Contains("relatives") ? section.Read("relatives", Relatives) : null
        );
        return split.Training + split.Validation >= 1
            ? throw section.Wrong("training", "and validation leave nothing to test on.")
            : split;
    }

    private static RelativesParameters Relatives(ParameterSection section) =>
        new((int)section.Integer("shift", 0), Count(section, "equal"));

    private static TrainingParameters Training(ParameterSection section) =>
        new(
            Count(section, "epochs"),
            Count(section, "batch_size"),
            LearningRate(section, "learning_rate"),
            section.Names.Contains("patience") ? Count(section, "patience") : null
        );

    private static RegionParameters Region(ParameterSection section)
    {
        var region = new RegionParameters(
            section.Text("name"),
            (int)section.Integer("from", 0),
            (int)section.Integer("to", 1)
        );
        return region.From < region.To ? region : throw section.Wrong("to", "must lie behind 'from'.");
    }

    private static PublishedResultParameters Published(ParameterSection section, string[] splits) =>
        new(
            section.Text("name"),
            section.Choice("split", splits),
            (int)section.Integer("errors", 0),
            Count(section, "of"),
            section.Text("source")
        );

    private static ObservedTargetParameters Target(ParameterSection section, string[] splits)
    {
        var isUpper = section.Names.Contains("at_most");
        return new ObservedTargetParameters(
            section.Choice("split", splits),
            section.Text("model"),
            section.Text("measure"),
            section.TextOrNone("region"),
            isUpper ? section.Number("at_most", double.MinValue) : null,
            isUpper ? null : section.Number("at_least", double.MinValue)
        );
    }

    private static IntervalParameters Intervals(ParameterSection section) =>
        new(
            section.Number("confidence", 0.5, 0.9999),
            (int)section.Integer("resamples", 100, 1_000_000),
            section.Integer("bootstrap_seed", 0, uint.MaxValue)
        );
}
