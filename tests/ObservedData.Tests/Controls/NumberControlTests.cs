using GenomicAttention.Evaluation.Controls.Features;
using ObservedData.Controls;
using ObservedData.Controls.Features;
using ObservedData.Controls.Numbers;
using ObservedData.Splitting;

namespace ObservedData.Tests.Controls;

public sealed class NumberControlTests
{
    // 0.3 for each G, 0.5 for each TA, 0.1 for the row's remainder of 7.
    private static readonly float[] Labels =
    [
        .. Encode
            .Letters(Promoters.Sequences)
            .Select(
                (letters, row) =>
                    (float)(
                        (letters.Count(letter => letter == 'G') * 0.3)
                        + (CountOf("TA", letters) * 0.5)
                        + (row % 7 * 0.1)
                    )
            ),
    ];

    // NumPy: the best of five penalties by refitting without each row in turn; 64 counts of 106 rows.
    [Fact]
    public void Ridge_on_fewer_counts_than_rows_is_NumPy_s()
    {
        var fit = RidgeFit.Best(new FeatureRows(new KmerCounts(3), Promoters.Sequences), Labels);
        var predictions = RidgeNumberControl.OnKmers(3).Fit(Promoters.Sequences, Labels).Predict(Promoters.Sequences);

        Assert.Equal(0.08823658724543089, fit.LeftOutError, 1e-6);
        Assert.Equal(5.23986286, predictions[0], 1e-5);
        Assert.Equal(5.12912222, predictions[1], 1e-5);
        Assert.Equal(6.20330031, predictions[105], 1e-5);
    }

    // 228 columns.
    [Fact]
    public void Ridge_on_more_columns_than_rows_is_NumPy_s()
    {
        var fit = RidgeFit.Best(new FeatureRows(new PositionFeatures(57), Promoters.Sequences), Labels);
        var predictions = RidgeNumberControl
            .OnPositions()
            .Fit(Promoters.Sequences, Labels)
            .Predict(Promoters.Sequences);

        Assert.Equal(0.8567009089711471, fit.LeftOutError, 1e-6);
        Assert.Equal(5.70457218, predictions[0], 1e-5);
        Assert.Equal(5.68454907, predictions[1], 1e-5);
        Assert.Equal(6.11587956, predictions[105], 1e-5);
    }

    [Fact]
    public void Of_one_row_or_of_equal_ones_ridge_predicts_the_mean_label()
    {
        Assert.Equal(0.0, RidgeFit.Best(new FeatureRows(new KmerCounts(1), Encode.Rows("AC")), [2]).LeftOutError);
        Assert.Equal([2f], RidgeNumberControl.OnPositions().Fit(Encode.Rows("AC"), [2]).Predict(Encode.Rows("GG")));
        Assert.Equal(
            [3f],
            RidgeNumberControl.OnKmers(1).Fit(Encode.Rows("AC", "AC"), [2, 4]).Predict(Encode.Rows("GG"))
        );
    }

    [Fact]
    public void The_mean_and_the_nearest_neighbours_mean_are_those_by_hand()
    {
        var training = Encode.Rows("AAAA", "AATT", "CCCC");

        Assert.Equal([4f, 4f], new MeanControl().Fit(training, [1, 2, 9]).Predict(Encode.Rows("GGGG", "AAAA")));
        Assert.Equal(
            [1.5f, 9f],
            new NearestNeighbourNumberControl().Fit(training, [1, 2, 9]).Predict(Encode.Rows("AAAT", "CCCT"))
        );
    }

    [Fact]
    public void Every_row_is_predicted_by_a_fit_without_it()
    {
        var rows = Encode.Rows("AAAA", "AAAC", "AACC", "ACCC");
        var folds = CrossValidation.LeaveOneOut(Relatives.None(4));

        Assert.Equal(
            [3f, 8 / 3f, 7 / 3f, 2f],
            CrossValidatedControl.Predict(new MeanControl(), rows, [1, 2, 3, 4], folds)
        );
        Assert.Throws<ArgumentException>(() => CrossValidatedControl.Predict(new MeanControl(), rows, [1, 2], folds));
    }

    [Fact]
    public void Listed_controls_say_what_they_cannot_learn_from()
    {
        Assert.Equal(
            ["mean", "ridge on 1-mers", "ridge on 3-mers"],
            ControlList.ForNumbers(isAligned: false).Select(control => control.Name)
        );
        Assert.Equal(5, ControlList.ForNumbers(isAligned: true).DistinctBy(control => control.Name).Count());
        foreach (var control in ControlList.ForNumbers(isAligned: true))
        {
            Assert.Throws<ArgumentException>(() => control.Fit(Encode.Rows("AC", "AA"), [1]));
            Assert.Throws<ArgumentException>(() => control.Fit(Encode.Rows("AC", "AA"), [1, float.NaN]));
            Assert.Empty(control.Fit(Encode.Rows("AC", "AA"), [1, 2]).Predict(Encode.Rows("AC").Subset([])));
        }
    }

    private static int CountOf(string pair, string letters) =>
        Enumerable.Range(0, letters.Length - 1).Count(i => letters.AsSpan(i, 2).SequenceEqual(pair));
}
