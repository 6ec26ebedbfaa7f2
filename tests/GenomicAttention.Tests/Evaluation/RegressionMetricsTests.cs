using CsCheck;
using GenomicAttention.Evaluation;
using GenomicAttention.Tests.Golden;

namespace GenomicAttention.Tests.Evaluation;

public sealed class RegressionMetricsTests
{
    private static readonly Gen<(float[], float[])> Pairs =
        from count in Gen.Int[2, 300]
        from predictions in Gen.Single[0, 1].Array[count].Where(IsNoConstant)
        from labels in Gen.Single[0, 1].Array[count].Where(IsNoConstant)
        select (predictions, labels);

    // r is undefined for one: that has a test of its own.
    private static bool IsNoConstant(float[] values) => values.Distinct().Count() > 1;

    public static TheoryData<int> RecordedCases => GoldenFile.Metrics.Positions("cases");

    [Theory]
    [MemberData(nameof(RecordedCases))]
    public void It_agrees_with_NumPy(int recorded)
    {
        var predictions = GoldenFile.Metrics.Singles("cases", recorded, "predictions");
        var labels = GoldenFile.Metrics.Singles("cases", recorded, "labels");

        Assert.Equal(
            GoldenFile.Metrics.Number("cases", recorded, "mean_absolute_error"),
            RegressionMetrics.MeanAbsoluteError(predictions, labels),
            1e-7
        );
        Assert.Equal(
            GoldenFile.Metrics.Number("cases", recorded, "pearson_r"),
            RegressionMetrics.PearsonR(predictions, labels),
            1e-12
        );
    }

    [Fact]
    public void The_error_lies_between_0_and_the_largest_error() =>
        Pairs.Sample(
            (predictions, labels) =>
                Assert.InRange(
                    RegressionMetrics.MeanAbsoluteError(predictions, labels),
                    0,
                    predictions.Zip(labels, (a, b) => Math.Abs(a - b)).Max()
                )
        );

    [Fact]
    public void The_correlation_lies_between_minus_1_and_1_and_is_symmetric() =>
        Pairs.Sample(
            (predictions, labels) =>
            {
                var r = RegressionMetrics.PearsonR(predictions, labels);
                Assert.InRange(r, -1, 1);
                Assert.Equal(r, RegressionMetrics.PearsonR(labels, predictions), 1e-12);
            }
        );

    [Fact]
    public void A_set_correlates_with_itself_and_does_not_differ_from_itself() =>
        Pairs.Sample(
            (values, _) =>
            {
                Assert.Equal(0, RegressionMetrics.MeanAbsoluteError(values, values));
                Assert.Equal(1, RegressionMetrics.PearsonR(values, values), 1e-12);
                Assert.Equal(-1, RegressionMetrics.PearsonR(values, [.. values.Select(x => -x)]), 1e-12);
            }
        );

    // ((p - l) ** 2).mean() and 1 - ((p - l) ** 2).sum() / ((0.4 - l) ** 2).sum(), NumPy 1.24 in double precision.
    [Fact]
    public void The_squared_error_and_the_skill_over_a_constant_are_those_of_NumPy()
    {
        float[] predictions = [0.25f, 0.5f, 0.125f, 0.75f];
        float[] labels = [0.5f, 0.5f, 0.25f, 1];

        Assert.Equal(0.03515625, RegressionMetrics.MeanSquaredError(predictions, labels));
        Assert.Equal(0.6506211180124224, RegressionMetrics.SkillOverConstant(predictions, labels, 0.4), 1e-15);
    }

    [Fact]
    public void The_skill_is_1_of_the_labels_0_of_the_constant_and_below_where_it_is_further_off() =>
        Pairs.Sample(
            (predictions, labels) =>
            {
                float[] constant = [.. labels.Select(_ => 0.25f)];
                var skill = RegressionMetrics.SkillOverConstant(predictions, labels, 0.25);
                Assert.Equal(1, RegressionMetrics.SkillOverConstant(labels, labels, 0.25));
                Assert.Equal(0, RegressionMetrics.SkillOverConstant(constant, labels, 0.25));
                Assert.Equal(
                    skill < 0,
                    RegressionMetrics.MeanSquaredError(predictions, labels)
                        > RegressionMetrics.MeanSquaredError(constant, labels)
                );
            }
        );

    [Fact]
    public void Where_every_label_is_the_constant_there_is_no_skill_to_have() =>
        Assert.Equal(double.NaN, RegressionMetrics.SkillOverConstant([0.1f, 0.5f], [0.5f, 0.5f], 0.5));

    [Fact]
    public void Where_all_predictions_are_equal_the_correlation_is_undefined() =>
        Assert.Equal(double.NaN, RegressionMetrics.PearsonR([0.1f, 0.1f, 0.1f], [0.2f, 0.3f, 0.7f]));

    [Fact]
    public void As_many_labels_as_predictions_are_demanded_and_enough_of_them()
    {
        Assert.Throws<ArgumentException>(() => RegressionMetrics.MeanAbsoluteError([0.1f], [0.1f, 0.2f]));
        Assert.Throws<ArgumentException>(() => RegressionMetrics.MeanAbsoluteError([], []));
        Assert.Throws<ArgumentException>(() => RegressionMetrics.PearsonR([0.1f], [0.1f]));
        Assert.Throws<ArgumentException>(() => RegressionMetrics.MeanSquaredError([0.1f], [0.1f, 0.2f]));
        Assert.Throws<ArgumentException>(() => RegressionMetrics.SkillOverConstant([0.1f], [0.1f, 0.2f], 0));
        Assert.Throws<ArgumentException>(() => RegressionMetrics.SkillOverConstant([], [], 0));
        Assert.Throws<ArgumentException>(() => RegressionMetrics.SkillOverConstant([0.1f], [0.2f], double.NaN));
    }
}
