namespace Build.Parameters;

/// <summary>Reads what studies of every protocol have: models, motifs, the optimiser.</summary>
internal static class ModelReader
{
    /// <summary>The ways of computing dense attention.</summary>
    public static readonly string[] Kernels = ["module", "fused", "collapsed"];

    public static AdamParameters Adam(ParameterSection section) =>
        new(
            section.Number("beta1", 0, 0.9999999),
            section.Number("beta2", 0, 0.9999999),
            section.Number("epsilon", 0, 1, aboveMinimum: true)
        );

    public static MotifCountRange CountRange(ParameterSection section)
    {
        var range = new MotifCountRange((int)section.Integer("minimum", 0), (int)section.Integer("maximum", 0));
        return range.Minimum <= range.Maximum ? range : throw section.Wrong("minimum", "is above the maximum.");
    }

    public static IReadOnlyList<double> Sparsities(ParameterSection section)
    {
        var sparsities = section.Numbers("sparsities", 0, 1, aboveMinimum: true);
        return sparsities.Distinct().Count() == sparsities.Count
            ? sparsities
            : throw section.Wrong("sparsities", "names the same sparsity twice.");
    }

    public static DenseModelParameters DenseModel(ParameterSection section)
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

    public static SparseModelParameters SparseModel(ParameterSection section) =>
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

    public static JointModelParameters JointModel(ParameterSection section) =>
        JointModel(section, LearningRate(section, "embedding_learning_rate"));

    /// <summary>A joint model whose embeddings' learning rate is not its own.</summary>
    public static JointModelParameters JointModel(ParameterSection section, double embeddingLearningRate)
    {
        var model = new JointModelParameters(
            Count(section, "embedding"),
            section.Integers("filters", 1),
            section.Integers("widths", 1),
            section.Integers("predictor", 1),
            Dropout(section),
            embeddingLearningRate,
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

    public static MotifParameters Motif(ParameterSection section)
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

    public static int Count(ParameterSection section, string name) => (int)section.Integer(name, 1);

    public static double Fraction(ParameterSection section, string name) =>
        section.Number(name, 0, 1, aboveMinimum: true);

    public static double Dropout(ParameterSection section) => section.Number("dropout", 0, 0.999);

    public static double LearningRate(ParameterSection section, string name) =>
        section.Number(name, 0, 1, aboveMinimum: true);
}
