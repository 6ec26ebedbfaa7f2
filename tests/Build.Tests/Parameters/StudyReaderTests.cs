using Build.Parameters;

namespace Build.Tests.Parameters;

public sealed class StudyReaderTests
{
    [Fact]
    public void The_committed_file_holds_the_numbers_of_the_scripts()
    {
        var study = Read(CommittedParameters.Text);

        Assert.Equal(42, study.Seed);
        Assert.Equal((800, 200), (study.Sweep.Data.TrainingSequences, study.Sweep.Data.ValidationSequences));
        Assert.Equal([0.05, 0.1, 0.2], study.Sweep.Sparsities);
        Assert.Equal(["TATAAA", "CCAAT", "GGGCGG"], study.Sweep.Data.Motifs.Select(motif => motif.Sequence));
        Assert.Equal((2, 25), (study.Sweep.Baseline.Heads, study.Sweep.Baseline.Epochs));
        Assert.Equal(20, study.Sweep.Sparse.Epochs);
        Assert.Equal([8, 8], study.Sweep.Sparse.Approximator);
        Assert.Equal(1500, study.Comparison.Samples);
        Assert.Equal([8], study.Comparison.Sparse.Approximator);
        Assert.Equal([64, 32, 16], study.Comparison.Joint.Filters);
        Assert.Equal(0.005, study.Comparison.Joint.EmbeddingLearningRate);
    }

    [Theory]
    [InlineData("seed: 42", "seed: -1", "3:11: studies.published.seed must be from 0 to 4294967295, not '-1'.")]
    [InlineData("seed: 42", "seed: 4.5", "3:11: studies.published.seed must be a whole number, not '4.5'.")]
    [InlineData("seed: 42", "seed: '42'", "3:11: studies.published.seed must be a whole number, not '42'.")]
    [InlineData("seed: 42", "sede: 42", "3:5: unknown key 'sede' in studies.published; did you mean 'seed'?")]
    public void A_wrong_value_is_named_with_its_line_and_column(string passage, string wrong, string expected)
    {
        // The line is counted from the stanza, so that a new comment above does not break this test.
        var stanza = LineOf("  published:");
        var (line, rest) = (int.Parse(expected[..1]), expected[1..]);

        var error = Complaint(CommittedParameters.With(passage, wrong));

        Assert.Equal($"params.yaml:{stanza + line - 1}{rest}", error);
    }

    [Theory]
    [InlineData("sparsity: 0.1 ", "sparsity: 0 ", "comparison.sparsity must be above 0 and at most 1, not '0'.")]
    [InlineData("sparsity: 0.1 ", "sparsity: 1.5 ", "comparison.sparsity must be above 0 and at most 1, not '1.5'.")]
    [InlineData("sparsity: 0.1 ", "sparsity: .nan ", "comparison.sparsity must be a number, not '.nan'.")]
    [InlineData("sparsity: 0.1 ", "sparsity: NaN ", "comparison.sparsity must be a number, not 'NaN'.")]
    [InlineData("[0.05, 0.1, 0.2]", "[]", "sweep.sparsities must be a list with one or more values")]
    [InlineData("[0.05, 0.1, 0.2]", "[0.1, 0.1]", "sweep.sparsities names the same sparsity twice.")]
    [InlineData("[0.05, 0.1, 0.2]", "[0.1, x]", "sweep.sparsities[1] must be a number, not 'x'.")]
    [InlineData("length: 200  ", "length: 25  ", "sweep.data.length is 25; the longest motif and a margin")]
    [InlineData("epochs: 25", "epochs: 0", "sweep.baseline.epochs must be from 1 to")]
    [InlineData("heads: 2", "heads: 5", "sweep.baseline.heads must divide the embedding's 32.")]
    [InlineData(
        "kernel: collapsed",
        "kernel: colapsed",
        "sweep.baseline.kernel is 'colapsed'; did you mean 'collapsed'?"
    )]
    [InlineData("samples: 1500", "samples: 2", "comparison.samples leaves no sequence in the")]
    [InlineData("widths: [7, 5, 3]", "widths: [7, 5]", "comparison.joint.widths must have as many values")]
    [InlineData("widths: [7, 5, 3]", "widths: [7, 4, 3]", "comparison.joint.widths must be odd")]
    [InlineData("sequence: TATAAT", "sequence: TATXAT", "comparison.motifs[4].sequence is 'TATXAT'")]
    [InlineData("maximum: 3", "maximum: 4", "sweep.data.motifs_per_sequence asks for more than the 3 motifs.")]
    [InlineData("minimum: 1,", "minimum: 4,", "sweep.data.motifs_per_sequence.minimum is above the maximum.")]
    [InlineData("attention_examples: 5", "attention_examples: 201", "sweep.attention_examples is more than")]
    public void A_value_out_of_its_bounds_is_refused(string passage, string wrong, string expected)
    {
        var error = Complaint(CommittedParameters.With(passage, wrong));

        Assert.StartsWith("params.yaml:", error, StringComparison.Ordinal);
        Assert.Contains($": studies.published.{expected}", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_misspelt_names_the_nearest()
    {
        var error = Complaint(CommittedParameters.With("learning_rate: 0.001", "learning_rat: 0.001"));

        Assert.EndsWith("did you mean 'learning_rate'?", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_too_many_is_refused()
    {
        var error = Complaint(CommittedParameters.With("    seed: 42", "    seed: 42\n    momentum: 0.9"));

        Assert.Contains("unknown key 'momentum' in studies.published", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_that_is_not_there_names_the_nearest()
    {
        var file = ParameterFile.Parse(CommittedParameters.Text, "params.yaml");

        var error = Assert.Throws<UserErrorException>(() => StudyReader.Read(file, "publishd"));

        Assert.Equal("--study publishd: there is no such study; did you mean 'published'?", error.Message);
    }

    [Theory]
    [InlineData("a: [", "not YAML")]
    [InlineData("", "expected 'studies:'")]
    [InlineData("- 1", "expected 'studies:'")]
    [InlineData("studies: 3", "studies must have keys and values below it.")]
    [InlineData("a: 1\na: 2", "not YAML")]
    public void A_file_that_is_not_what_it_should_be_is_refused(string text, string expected) =>
        Assert.Contains(expected, Complaint(text), StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<UserErrorException>(() => ParameterFile.Read("/nowhere/p.yaml", "p.yaml"));

        Assert.StartsWith("p.yaml: there is no such file", error.Message, StringComparison.Ordinal);
    }

    private static PublishedStudy Read(string text) =>
        (PublishedStudy)StudyReader.Read(ParameterFile.Parse(text, "params.yaml"), "published");

    private static string Complaint(string text) => Assert.Throws<UserErrorException>(() => Read(text)).Message;

    private static int LineOf(string start) =>
        CommittedParameters
            .Text.Split('\n')
            .TakeWhile(line => !line.StartsWith(start, StringComparison.Ordinal))
            .Count() + 1;
}
