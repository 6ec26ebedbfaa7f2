using static Build.Parameters.ModelReader;

namespace Build.Parameters;

/// <summary>Reads a study of the protocol <c>replicated</c>, with the bounds of each of its values.</summary>
internal static class ReplicatedStudyReader
{
    private static readonly string[] SparseControls = ["random", "shuffled"];

    /// <exception cref="UserErrorException">A value is missing, unknown, of the wrong type or out of bounds.</exception>
    public static ReplicatedStudy Read(ParameterSection study)
    {
        var data = study.Read("data", Data);
        var read = new ReplicatedStudy(
            study.Sections("sizes", Size),
            data,
            study.Read("split", Split),
            study.Read("adam", Adam),
            study.Read("training", Training),
            study.Read("dense", DenseModel),
            study.Read("sparse", SparseModel),
            Sparsities(study),
            study.Choices("sparse_controls", SparseControls),
            study.Read("joint", JointModel),
            study.Read("verdicts", Verdicts),
            study.Names.Contains("cost") ? study.Read("cost", section => Cost(section, data.Length)) : null,
            study.Names.Contains("motif") ? study.Read("motif", section => MotifReader.Read(section)) : null,
            study.Names.Contains("inspection") ? study.Read("inspection", Inspection) : null
        );
        if (read.Sizes.Select(size => size.Sequences).Distinct().Count() < read.Sizes.Count)
        {
            throw study.Wrong("sizes", "names the same number of sequences twice.");
        }
        if (read.Motif is { } motif && motif.Epochs.Count != read.Sizes.Count)
        {
            throw study.Wrong("motif", $"has epochs for {motif.Epochs.Count} of {read.Sizes.Count} sizes.");
        }
        foreach (var size in read.Sizes)
        {
            RequireEveryPart(study, size.Sequences, read.Split);
        }
        return read;
    }

    // Tests of pairs and intervals need two at least.
    private static SizeParameters Size(ParameterSection section) =>
        new(Count(section, "sequences"), (int)section.Integer("seeds", 2), CountOrNone(section, "epochs"));

    private static DescribedDataParameters Data(ParameterSection section)
    {
        var data = new DescribedDataParameters(
            Count(section, "length"),
            section.Sections("motifs", Motif),
            section.Read("motifs_per_sequence", CountRange),
            section.Number("initial_strength", 0, 1),
            section.Number("noise", 0)
        );
        var longest = data.Motifs.Max(motif => motif.Sequence.Length) * data.MotifsPerSequence.Maximum;
        return data.Length >= longest
            ? data
            : throw section.Wrong("length", $"is {data.Length}; the most motifs need {longest} side by side.");
    }

    private static SplitParameters Split(ParameterSection section) =>
        new(Fraction(section, "training"), Fraction(section, "validation"));

    private static void RequireEveryPart(ParameterSection study, int sequences, SplitParameters split)
    {
        var training = (int)(split.Training * sequences);
        var validation = (int)(split.Validation * sequences);
        if (training == 0 || validation == 0 || training + validation >= sequences)
        {
            throw study.Wrong("split", $"leaves no sequence of {sequences} to train on, to validate or to test.");
        }
    }

    private static InspectionParameters? Inspection(ParameterSection section)
    {
        var (examples, bins) = (
            (int)section.Integer("examples", 0, 100),
            (int)section.Integer("calibration_bins", 2, 100)
        );
        return examples == 0 ? null : new InspectionParameters(examples, bins);
    }

    // An exponent needs two lengths; counts of longer sequences would not fit their numbers. Claims are judged at the
    // data's own, which is always among them.
    private static CostParameters Cost(ParameterSection section, int ofData)
    {
        var lengths = section.Integers("lengths", 1, 100_000_000);
        return lengths.Count > 1 && lengths.Zip(lengths.Skip(1)).All(pair => pair.First < pair.Second)
            ? new CostParameters([.. lengths.Append(ofData).Distinct().Order()])
            : throw section.Wrong("lengths", "must be two or more, each longer than the one before.");
    }

    private static TrainingParameters Training(ParameterSection section) =>
        new(
            Count(section, "epochs"),
            Count(section, "batch_size"),
            LearningRate(section, "learning_rate"),
            CountOrNone(section, "patience")
        );

    private static int? CountOrNone(ParameterSection section, string name) =>
        section.Names.Contains(name) ? Count(section, name) : null;

    private static VerdictParameters Verdicts(ParameterSection section) =>
        new(
            section.Number("confidence", 0.5, 0.9999),
            (int)section.Integer("resamples", 100, 1_000_000),
            section.Integer("bootstrap_seed", 0, uint.MaxValue),
            section.Number("retained_percent", 0, 100, aboveMinimum: true),
            section.Number("skill", 0, 1),
            section.Number("enrichment", 1),
            section.Number("auroc", 0.5, 1)
        );
}
