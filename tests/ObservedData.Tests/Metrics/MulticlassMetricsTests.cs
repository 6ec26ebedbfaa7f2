using ObservedData.Metrics;

namespace ObservedData.Tests.Metrics;

public sealed class MulticlassMetricsTests
{
    private static readonly int[] Labels = [0, 0, 0, 1, 1, 2, 2, 2, 2, 1];

    private static readonly double[][] Rows =
    [
        [.7, .2, .1],
        [.6, .3, .1],
        [.2, .5, .3],
        [.1, .8, .1],
        [.2, .3, .5],
        [.1, .2, .7],
        [.1, .1, .8],
        [.5, .2, .3],
        [.2, .2, .6],
        [.3, .4, .3],
    ];

    // NumPy: F1 of each class 2/3, 2/3 and 3/4; R_K as a quotient of covariances of indicator columns; areas as shares
    // of pairs.
    [Fact]
    public void Metrics_are_those_of_their_definitions()
    {
        var report = MulticlassReport.Of(Table(Rows), Labels);

        Assert.Equal(0.7, report.Confusion.Accuracy, 1e-15);
        Assert.Equal(3, report.Confusion.Errors);
        Assert.Equal(0.6944444444444443, report.Confusion.MacroF1, 1e-15);
        Assert.Equal(0.5454545454545455, report.Confusion.Mcc!.Value, 1e-15);
        Assert.Equal(0.8849206349206349, report.MacroAuroc!.Value, 1e-15);
        Assert.Equal(0.7114962490997994, report.LogLoss, 1e-15);
        Assert.Equal((2L, 1L, 0L), (report.Confusion[0, 0], report.Confusion[0, 1], report.Confusion[0, 2]));
        Assert.Equal((1L, 0L, 3L), (report.Confusion[2, 0], report.Confusion[2, 1], report.Confusion[2, 2]));
    }

    [Fact]
    public void Of_two_classes_the_correlation_is_Matthews_s()
    {
        int[] predicted = [1, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1];
        int[] labels = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1];
        var counts = BinaryCounts.Of([.. predicted.Select(p => (double)p)], [.. labels.Select(l => l == 1)]);

        Assert.Equal(counts.Mcc!.Value, ConfusionMatrix.Of(predicted, labels, 2).Mcc!.Value, 1e-15);
    }

    [Fact]
    public void Classes_that_neither_occur_nor_are_predicted_do_not_count()
    {
        Assert.Equal(1.0, ConfusionMatrix.Of([0, 1, 1], [0, 1, 1], 5).MacroF1);
        // Class 2 occurs and is never found: 0.
        Assert.Equal((1 + (2 / 3.0) + 0) / 3, ConfusionMatrix.Of([0, 1, 1], [0, 1, 2], 5).MacroF1, 1e-15);
        // Class 2 is predicted and never occurs: 0 as well.
        Assert.Equal((1 + (2 / 3.0) + 0) / 3, ConfusionMatrix.Of([0, 1, 2], [0, 1, 1], 5).MacroF1, 1e-15);
    }

    [Fact]
    public void Without_a_second_class_correlation_and_area_are_null()
    {
        Assert.Null(ConfusionMatrix.Of([0, 1], [1, 1], 2).Mcc);
        Assert.Null(ConfusionMatrix.Of([1, 1], [0, 1], 2).Mcc);
        Assert.Null(MulticlassReport.MacroAurocOf(Table(Rows[..3]), Labels.AsSpan(0, 3)));
        // Of the classes that occur, 0 and 1 of three, both areas are 1.
        Assert.Equal(1.0, MulticlassReport.MacroAurocOf(Table([Rows[0], Rows[3]]), [0, 1]));
    }

    [Fact]
    public void Of_equally_probable_classes_the_first_is_predicted() =>
        Assert.Equal(
            [0, 1],
            Table([
                    [0.4, 0.4, 0.2],
                    [0.2, 0.4, 0.4],
                ])
                .MostProbable()
        );

    [Fact]
    public void Classes_out_of_range_are_errors()
    {
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of([0, 2], [0, 1], 2));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of([0, 1], [0, -1], 2));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of([0], [0, 1], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassProbabilities(1, 1));
        Assert.Throws<ArgumentException>(() =>
            MulticlassReport.Of(
                Table([
                    [1.5, -0.5, 0],
                ]),
                [0]
            )
        );
    }

    private static ClassProbabilities Table(double[][] rows)
    {
        var table = new ClassProbabilities(rows.Length, rows[0].Length);
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row].CopyTo(table[row]);
        }

        return table;
    }
}
