using GenomicAttention.Evaluation.Replication;

namespace GenomicAttention.Tests.Evaluation.Replication;

public sealed class CellMetricsTests
{
    private static readonly (string, int, long, long?) Cell = ("a model", 100, 7, 42);

    [Fact]
    public void The_constant_of_the_training_labels_has_no_skill_and_no_correlation()
    {
        var metrics = CellMetrics.Of(Cell, [0.3f, 0.3f, 0.3f], [0.1f, 0.2f, 0.7f], constant: 0.3f);

        Assert.Equal(0, metrics.Skill);
        Assert.Null(metrics.R);
    }

    [Fact]
    public void Another_constant_has_less_than_none()
    {
        var metrics = CellMetrics.Of(Cell, [1, 1, 1], [0, 0.5f, 1], constant: 0.5f);

        Assert.Equal(-1.5, metrics.Skill, 1e-12); // 1.25 over 0.5
        Assert.Null(metrics.R);
    }

    // 1 - ((p - l) ** 2).sum() / ((0.375 - l) ** 2).sum(), NumPy 1.24 in double precision.
    [Fact]
    public void The_skill_is_that_of_NumPy()
    {
        var metrics = CellMetrics.Of(Cell, [0.25f, 0.5f, 0.125f, 0.75f], [0.5f, 0.5f, 0.25f, 1], constant: 0.375f);

        Assert.Equal(0.6785714285714286, metrics.Skill, 1e-15);
    }

    // Errors of 0, 1/4, 1/4 and 0; labels 1/2, 0, 0 and 1/2 from the constant. Around the means of 1/2 the sum of products
    // is 1/2, and those of squares are 5/8 of the predictions and 1/2 of the labels.
    [Fact]
    public void Metrics_are_those_worked_by_hand()
    {
        var metrics = CellMetrics.Of(Cell, [0, 0.25f, 0.75f, 1], [0, 0.5f, 0.5f, 1], constant: 0.5f);

        Assert.Equal(("a model", 100, 7L, 42L), (metrics.Model, metrics.Sequences, metrics.Seed, metrics.Parameters));
        Assert.Equal(2 / 16.0 / 4, metrics.Loss, 1e-15);
        Assert.Equal(2 / 4.0 / 4, metrics.ConstantLoss, 1e-15);
        Assert.Equal(2 / 4.0 / 4, metrics.Mae, 1e-15);
        Assert.Equal(0.75, metrics.Skill, 1e-15);
        Assert.Equal(0.5 / Math.Sqrt(0.5 * 0.625), metrics.R!.Value, 1e-12);
    }
}
