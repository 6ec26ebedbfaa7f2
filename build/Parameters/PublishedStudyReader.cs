namespace Build.Parameters;

/// <summary>Reads a study of the protocol <c>published</c>, with the bounds of each of its values.</summary>
internal static class PublishedStudyReader
{
    /// <summary>NumPy's legacy generator takes no larger seed.</summary>
    private const long LargestSeed = uint.MaxValue;

    private static readonly string[] Kernels = ["module", "fused", "collapsed"];

    /// <exception cref="UserErrorException">A value is missing, unknown, of the wrong type or out of bounds.</exception>
    public static PublishedStudy Read(ParameterSection study) =>
        new(
            study.Integer("seed", 0, LargestSeed),
            study.Read("adam", Adam),
            study.Read("sweep", Sweep),
            study.Read("comparison", Comparison)
        );

    private static AdamParameters Adam(ParameterSection section) =>
        new(
            section.Number("beta1", 0, 0.9999999),
            section.Number("beta2", 0, 0.9999999),
            section.Number("epsilon", 0, 1, aboveMinimum: true)
        );

    private static SweepParameters Sweep(ParameterSection section)
    {
        var sweep = new SweepParameters(
            section.Read("data", SweepData),
            section.Read("baseline", DenseTraining),
            Count(section, "attention_examples"),
            section.Read("sparse", SparseTraining),
            section.Numbers("sparsities", 0, 1, aboveMinimum: true)
        );
        if (sweep.Sparsities.Distinct().Count() < sweep.Sparsities.Count)
        {
            throw section.Wrong("sparsities", "names the same sparsity twice.");
        }
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

    private static MotifCountRange CountRange(ParameterSection section)
    {
        var range = new MotifCountRange((int)section.Integer("minimum", 0), (int)section.Integer("maximum", 0));
        return range.Minimum <= range.Maximum ? range : throw section.Wrong("minimum", "is above the maximum.");
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

    private static DenseModelParameters DenseModel(ParameterSection section)
    {
        var model = new DenseModelParameters(
            Count(section, "embedding"),
            Count(section, "heads"),
            Count(section, "hidden"),
            Dropout(section),
            section.Choice("kernel", Kernels)
        );
        return model.Embedding % model.Heads == 0
            ? model
            : throw section.Wrong("heads", $"must divide the embedding's {model.Embedding}.");
    }

    private static SparseModelParameters SparseModel(ParameterSection section) =>
        new(
            Count(section, "embedding"),
            Count(section, "selector"),
            Approximator(section),
            Count(section, "hidden"),
            Dropout(section)
        );

    // The two that were published: A.2's with two equal layers, and the comparison's with one.
    private static IReadOnlyList<int> Approximator(ParameterSection section)
    {
        var widths = section.Integers("approximator", 1);
        return widths.Count <= 2 && widths[0] == widths[^1]
            ? widths
            : throw section.Wrong("approximator", "must be one width, or two that are equal.");
    }

    private static JointModelParameters JointModel(ParameterSection section)
    {
        var model = new JointModelParameters(
            Count(section, "embedding"),
            section.Integers("filters", 1),
            section.Integers("widths", 1),
            section.Integers("predictor", 1),
            Dropout(section),
            LearningRate(section, "embedding_learning_rate"),
            section.Number("initial_embedding", 0)
        );
        if (model.Widths.Count != model.Filters.Count)
        {
            throw section.Wrong("widths", "must have as many values as filters.");
        }
        return model.Widths.All(width => width % 2 == 1)
            ? model
            : throw section.Wrong("widths", "must be odd, so that a convolution keeps the length.");
    }

    private static MotifParameters Motif(ParameterSection section)
    {
        var motif = new MotifParameters(
            section.Text("name"),
            section.Text("sequence"),
            section.Number("strength", 0, 1)
        );
        return motif.Sequence.All("ACGT".Contains)
            ? motif
            : throw section.Wrong("sequence", $"is '{motif.Sequence}'; a motif is written in A, C, G and T.");
    }

    private static int Count(ParameterSection section, string name) => (int)section.Integer(name, 1);

    private static double Fraction(ParameterSection section, string name) =>
        section.Number(name, 0, 1, aboveMinimum: true);

    private static double Dropout(ParameterSection section) => section.Number("dropout", 0, 0.999);

    private static double LearningRate(ParameterSection section, string name) =>
        section.Number(name, 0, 1, aboveMinimum: true);
}
