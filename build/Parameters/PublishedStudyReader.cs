using static Build.Parameters.ModelReader;

namespace Build.Parameters;

/// <summary>Reads a study of the protocol <c>published</c>, with the bounds of each of its values.</summary>
internal static class PublishedStudyReader
{
    /// <summary>NumPy's legacy generator takes no larger seed.</summary>
    private const long LargestSeed = uint.MaxValue;

    /// <exception cref="UserErrorException">A value is missing, unknown, of the wrong type or out of bounds.</exception>
    public static PublishedStudy Read(ParameterSection study) =>
        new(
            study.Integer("seed", 0, LargestSeed),
            study.Read("adam", Adam),
            study.Read("sweep", Sweep),
            study.Read("comparison", Comparison)
        );

    private static SweepParameters Sweep(ParameterSection section)
    {
        var sweep = new SweepParameters(
            section.Read("data", SweepData),
            section.Read("baseline", DenseTraining),
            Count(section, "attention_examples"),
            section.Read("sparse", SparseTraining),
            Sparsities(section)
        );
        if (sweep.AttentionExamples > sweep.Data.ValidationSequences)
        {
            throw section.Wrong("attention_examples", "is more than there are validation sequences.");
        }
        var training = (int)(sweep.Sparse.TrainingFraction * sweep.Data.TrainingSequences);
        if (training == 0 || training == sweep.Data.TrainingSequences)
        {
            throw section.Wrong("sparse", "leaves no sequence on one side of its split (training_fraction).");
        }
        return sweep;
    }

    private static SweepDataParameters SweepData(ParameterSection section)
    {
        var data = new SweepDataParameters(
            Count(section, "training_sequences"),
            Count(section, "validation_sequences"),
            Count(section, "length"),
            section.Sections("motifs", Motif),
            section.Read("motifs_per_sequence", CountRange),
            (int)section.Integer("margin", 0),
            (int)section.Integer("minimum_distance", 0)
        );
        var shortest = data.Motifs.Max(motif => motif.Sequence.Length) + 2 * data.Margin;
        if (data.Length < shortest)
        {
            throw section.Wrong(
                "length",
                $"is {data.Length}; the longest motif and a margin at both ends need {shortest}."
            );
        }
        if (data.MotifsPerSequence.Maximum > data.Motifs.Count)
        {
            throw section.Wrong("motifs_per_sequence", $"asks for more than the {data.Motifs.Count} motifs.");
        }
        return data;
    }

    private static DenseTrainingParameters DenseTraining(ParameterSection section)
    {
        var model = DenseModel(section);
        return new DenseTrainingParameters(
            model.Embedding,
            model.Heads,
            model.Hidden,
            model.Dropout,
            model.Kernel,
            Count(section, "epochs"),
            Count(section, "batch_size"),
            LearningRate(section, "learning_rate")
        );
    }

    private static SparseTrainingParameters SparseTraining(ParameterSection section)
    {
        var model = SparseModel(section);
        return new SparseTrainingParameters(
            model.Embedding,
            model.Selector,
            model.Approximator,
            model.Hidden,
            model.Dropout,
            Count(section, "epochs"),
            Count(section, "batch_size"),
            LearningRate(section, "learning_rate"),
            Fraction(section, "training_fraction")
        );
    }

    private static ComparisonParameters Comparison(ParameterSection section)
    {
        var comparison = new ComparisonParameters(
            Count(section, "samples"),
            Count(section, "length"),
            section.Sections("motifs", Motif),
            section.Read("motifs_per_sequence", count => new MotifCountPoisson(count.Number("poisson_mean", 0, 9.99))),
            section.Number("initial_strength", 0, 1),
            section.Number("noise", 0),
            Fraction(section, "training_fraction"),
            Fraction(section, "validation_fraction"),
            section.Number("sparsity", 0, 1, aboveMinimum: true),
            Count(section, "epochs"),
            Count(section, "batch_size"),
            LearningRate(section, "learning_rate"),
            section.Read("traditional", DenseModel),
            section.Read("sparse", SparseModel),
            section.Read("joint", JointModel)
        );
        var longest = comparison.Motifs.Max(motif => motif.Sequence.Length);
        if (comparison.Length < longest)
        {
            throw section.Wrong("length", $"is {comparison.Length}, shorter than a motif of {longest}.");
        }
        // Sizes as the scripts take them: products truncated in double precision.
        var training = (int)(comparison.TrainingFraction * comparison.Samples);
        var validation = (int)(comparison.ValidationFraction * comparison.Samples);
        if (training == 0 || validation == 0 || training + validation >= comparison.Samples)
        {
            throw section.Wrong("samples", "leaves no sequence in the training, validation or test set.");
        }
        return comparison;
    }
}
