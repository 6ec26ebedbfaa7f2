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

    // ((p - l) ** 2).mean(), NumPy 1.24 in double precision.
    [Fact]
    public void The_squared_error_is_that_of_NumPy() =>
        Assert.Equal(
            0.03515625,
            RegressionMetrics.MeanSquaredError([0.25f, 0.5f, 0.125f, 0.75f], [0.5f, 0.5f, 0.25f, 1])
        );

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
    }
}
