using GenomicAttention.Evaluation;
using GenomicAttention.Evaluation.Controls;
using GenomicAttention.Sequences;
using GenomicAttention.Tests.Synthesis;

namespace GenomicAttention.Tests.Evaluation.Controls;

/// <summary>What controls reach on the described data: the scale on which a model's numbers are read.</summary>
public sealed class DescribedDataTests(DescribedDataTests.Data data) : IClassFixture<DescribedDataTests.Data>
{
    // Over five pairs of seeds, r and R² varied by 0.012 at most.
    [Theory]
    [InlineData("composition", 0.18, 0.03)]
    [InlineData("3-mers", 0.46, 0.21)]
    [InlineData("motif counts", 0.73, 0.53)]
    [InlineData("motif table", 0.85, 0.73)]
    [InlineData("planted truth", 0.99, 0.98)]
    public void From_30000_sequences_it_reaches(string name, double r, double rSquared)
    {
        var predictions = Control(name).Fit(data.Training, data.Test).Predict(data.Test);

        Assert.Equal(r, RegressionMetrics.PearsonR(predictions, data.Test.Labels.AsSpan()), 0.015);
        Assert.Equal(rSquared, RSquared(predictions, data.Test), 0.015);
    }

    [Fact]
    public void From_2000_sequences_a_ridge_on_5_mers_finds_most_of_what_motif_counts_find()
    {
        var training = data.Training.Subset([.. Enumerable.Range(0, 2000)]);
        var validation = data.Training.Subset([.. Enumerable.Range(2000, 400)]);

        var predictions = Control("5-mers, ridge").Fit(training, validation).Predict(data.Test);

        Assert.InRange(RSquared(predictions, data.Test), 0.35, 0.5);
    }

    private static IControl Control(string name) =>
        ControlList.For(DescribedProtocol.Options.Motifs, 0.1).Single(control => control.Name == name);

    private static double RSquared(float[] predictions, LabelledSequences test)
    {
        var mean = test.Labels.Average(label => (double)label);
        var left = predictions.Zip(test.Labels, (prediction, label) => Math.Pow((double)prediction - label, 2)).Sum();
        return 1 - (left / test.Labels.Sum(label => Math.Pow(label - mean, 2)));
    }

    public sealed class Data
    {
        public LabelledSequences Training { get; } = DescribedProtocol.Generate(DescribedProtocol.Options, 1, 30_000);

        public LabelledSequences Test { get; } = DescribedProtocol.Generate(DescribedProtocol.Options, 2, 20_000);
    }
}
