using static Build.Parameters.ModelReader;

namespace Build.Parameters;

/// <summary>Reads a study of the protocol <c>observed</c>, with the bounds of each of its values.</summary>
internal static class ObservedStudyReader
{
    private static readonly string[] SparseControls = ["random", "shuffled"];

    /// <exception cref="UserErrorException">A value is missing, unknown, of the wrong type or out of bounds.</exception>
    public static ObservedStudy Read(ParameterSection study)
    {
        var data = study.Read("data", ObservedStudyDataReader.Read);
        var splits = data.Split.Select(split => split.Name).ToArray();
        var regions = study.SectionsOrNone("regions", Region);
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
            regions,
            study.SectionsOrNone("published", section => Published(section, splits)),
            study.SectionsOrNone("targets", section => ObservedTargetReader.Read(section, data, regions)),
            study.Read("intervals", Intervals)
        )
        {
            KnownMotifs = study.TextOrNone("known_motifs"),
        };
    }

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

    private static IntervalParameters Intervals(ParameterSection section) =>
        new(
            section.Number("confidence", 0.5, 0.9999),
            (int)section.Integer("resamples", 100, 1_000_000),
            section.Integer("bootstrap_seed", 0, uint.MaxValue)
        );
}
