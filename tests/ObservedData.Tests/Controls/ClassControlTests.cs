using GenomicAttention.Sequences;
using ObservedData.Controls;
using ObservedData.Controls.Classes;
using ObservedData.Metrics;
using ObservedData.Splitting;

namespace ObservedData.Tests.Controls;

// Reference values: NumPy, by programs of their own; regressions by Newton's method to the last bits.
public sealed class ClassControlTests
{
    private static readonly FoldAssignment OneLeftOut = CrossValidation.LeaveOneOut(Relatives.None(106));

    [Fact]
    public void Naive_Bayes_errs_on_7_promoters_left_out_one_by_one() =>
        Assert.Equal(7, LeftOut(new NaiveBayesControl(0.25)).Errors);

    [Fact]
    public void Naive_Bayes_with_Laplace_s_pseudocount_errs_on_9() =>
        Assert.Equal(9, LeftOut(new NaiveBayesControl(1)).Errors);

    [Fact]
    public void Logistic_regression_on_positions_errs_on_8_with_the_probabilities_of_Newton_s_method()
    {
        var (errors, probabilities) = LeftOut(LogisticControl.OnPositions());

        Assert.Equal(8, errors);
        Assert.Equal(0.9000998327029262, probabilities[0], 1e-6);
        Assert.Equal(0.5481890383275657, probabilities[60], 1e-6);
    }

    [Fact]
    public void Logistic_regression_on_3_mers_errs_on_9_with_the_probabilities_of_Newton_s_method()
    {
        var (errors, probabilities) = LeftOut(LogisticControl.OnKmers(3));

        Assert.Equal(9, errors);
        Assert.Equal(0.8030394383789677, probabilities[0], 1e-6);
        Assert.Equal(0.35860591222064897, probabilities[60], 1e-6);
    }

    [Fact]
    public void Logistic_regression_on_composition_errs_on_37() =>
        Assert.Equal(37, LeftOut(LogisticControl.OnComposition()).Errors);

    // Five of the tied neighbourhoods are of half of each class, all around negatives. Taking the first of equally near
    // ones in the file's order errs on 23.
    [Fact]
    public void The_nearest_neighbours_mean_errs_on_17_and_on_22_where_a_half_counts_as_positive()
    {
        var (errors, probabilities) = LeftOut(new NearestNeighbourControl());

        Assert.Equal(17, errors);
        Assert.Equal(22, BinaryCounts.Of(probabilities, Promoters.IsPromoter, threshold: 0.4999).Errors);
    }

    [Fact]
    public void The_class_frequency_errs_on_all_106_as_the_one_left_out_is_of_the_rarer_class()
    {
        var (errors, probabilities) = LeftOut(new ClassFrequencyControl());

        Assert.Equal(106, errors);
        Assert.Equal(0.0, BinaryScores.Auroc(probabilities, Promoters.IsPromoter));
    }

    [Fact]
    public void Logistic_regression_of_two_classes_fits_what_Newton_s_method_fits()
    {
        var fitted = LogisticControl.OnPositions().Fit(Promoters.Sequences, Promoters.Classes, 2);
        var probabilities = fitted.Predict(Promoters.Sequences).Of(1);

        Assert.Equal(0.9634732620678417, probabilities[0], 1e-6);
        Assert.Equal(0.9462302802347451, probabilities[1], 1e-6);
        Assert.Equal(0.08440961021566151, probabilities[60], 1e-6);
        Assert.Equal(0.01042779760265586, probabilities[105], 1e-6);
    }

    [Fact]
    public void Logistic_regression_of_three_classes_fits_what_Newton_s_method_fits()
    {
        // Classes by the remainder of the row, penalty 2, counts of A, T, C and G.
        int[] classes = [.. Enumerable.Range(0, 106).Select(row => row % 3)];
        var fitted = LogisticControl.OnComposition(2).Fit(Promoters.Sequences, classes, 3);
        var probabilities = fitted.Predict(Promoters.Sequences);

        AssertRow([0.2455794792842877, 0.3143770458709187, 0.4400434748447936], probabilities[0].ToArray());
        AssertRow([0.3494364373934831, 0.2960585070753839, 0.354505055531133], probabilities[105].ToArray());
    }

    [Fact]
    public void Classes_that_were_never_seen_have_no_probability()
    {
        var training = Encode.Rows("AAAA", "CCCC", "AACC");
        foreach (var control in ControlList.ForClasses(isAligned: true))
        {
            var row = control.Fit(training, [0, 2, 0], 4).Predict(Encode.Rows("AAAT"))[0].ToArray();

            Assert.Equal((0.0, 0.0), (row[1], row[3]));
            Assert.Equal(1, row.Sum(), 1e-12);
            Assert.True(row[0] > row[2], control.Name);
            Assert.Equal([0, 1], control.Fit(training, [1, 1, 1], 2).Predict(Encode.Rows("AAAT"))[0].ToArray());
        }
    }

    [Fact]
    public void The_nearest_neighbours_share_the_vote_and_unknown_letters_are_like_none()
    {
        var fitted = new NearestNeighbourControl().Fit(Encode.Rows("AAAA", "AATT", "NNNN"), [0, 1, 1], 2);

        Assert.Equal([0.5, 0.5], fitted.Predict(Encode.Rows("AAAT"))[0].ToArray());
        Assert.Equal([1, 0], fitted.Predict(Encode.Rows("NNAA"))[0].ToArray());
    }

    [Fact]
    public void Naive_Bayes_is_Bayes_s_rule_by_hand()
    {
        var fitted = new NaiveBayesControl(0.5).Fit(Encode.Rows("A", "A", "C", "N"), [0, 0, 1, 1], 2);

        // P(A | 0) = 2.5 / 4; of class 1 the one known letter is C: P(A | 1) = 0.5 / 3. Equal priors.
        Assert.Equal(0.625 / (0.625 + (0.5 / 3)), fitted.Predict(Encode.Rows("A"))[0][0], 1e-14);
        Assert.Equal(0.5, fitted.Predict(Encode.Rows("N"))[0][0], 1e-14);
    }

    [Fact]
    public void What_a_control_cannot_learn_from_or_align_is_an_error()
    {
        var rows = Encode.Rows("AC", "AA");
        foreach (var control in ControlList.ForClasses(isAligned: true))
        {
            Assert.Throws<ArgumentException>(() => control.Fit(rows, [0], 2));
            Assert.Throws<ArgumentException>(() => control.Fit(rows, [0, 2], 2));
            Assert.Throws<ArgumentException>(() => control.Fit(rows.Subset([]), [], 2));
        }

        Assert.Throws<ArgumentException>(() => Predict(new NaiveBayesControl()));
        Assert.Throws<ArgumentException>(() => Predict(new NearestNeighbourControl()));
        Assert.Throws<ArgumentException>(() => Predict(LogisticControl.OnPositions()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NaiveBayesControl(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogisticControl.OnKmers(3, 0));

        void Predict(IClassControl control) => control.Fit(rows, [0, 1], 2).Predict(Encode.Rows("ACG"));
    }

    [Fact]
    public void Controls_that_read_positions_are_for_aligned_sequences_alone()
    {
        Assert.Equal(
            ["class frequency", "logistic regression on composition", "logistic regression on 3-mers"],
            ControlList.ForClasses(isAligned: false).Select(control => control.Name)
        );
        Assert.Equal(6, ControlList.ForClasses(isAligned: true).DistinctBy(control => control.Name).Count());
        Assert.True(ControlList.AreOfOneLength(Encode.Rows("AC", "AA")));
        Assert.False(ControlList.AreOfOneLength(Encode.Rows("AC", "A-")));
    }

    [Fact]
    public void Rows_for_validation_are_learned_from_and_those_of_the_fold_are_not()
    {
        var rows = Encode.Rows("AAAA", "AAAC", "AACC", "ACCC", "CCCC", "CCCA");
        var control = new Recording();
        var folds = CrossValidation.KFold(Relatives.None(6), 3, new(1)).WithValidation(0.5, new(1));
        CrossValidatedControl.Predict(control, rows, [0, 1, 0, 1, 0, 1], 2, folds);

        for (var fold = 0; fold < 3; fold++)
        {
            Assert.Equal(folds[fold].Test.Select(row => rows.Ids[row]), control.Predicted[fold]);
            Assert.Equal(rows.Ids.Except(control.Predicted[fold]), control.Learned[fold]);
        }

        Assert.Throws<ArgumentException>(() => CrossValidatedControl.Predict(control, rows, [0, 1], 2, folds));
    }

    private static (int Errors, double[] Probabilities) LeftOut(IClassControl control)
    {
        var predicted = CrossValidatedControl.Predict(
            control,
            Promoters.Sequences,
            Promoters.Classes,
            classCount: 2,
            OneLeftOut
        );
        var probabilities = predicted.Of(1);
        return (BinaryCounts.Of(probabilities, Promoters.IsPromoter).Errors, probabilities);
    }

    private static void AssertRow(double[] expected, double[] actual)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-6);
        }
    }

    private sealed class Recording : IClassControl, IFittedClassControl
    {
        public List<string[]> Learned { get; } = [];

        public List<string[]> Predicted { get; } = [];

        public string Name => "recording";

        public IFittedClassControl Fit(EncodedSequences training, IReadOnlyList<int> classes, int classCount)
        {
            Learned.Add([.. training.Ids]);
            return this;
        }

        public ClassProbabilities Predict(EncodedSequences sequences)
        {
            Predicted.Add([.. sequences.Ids]);
            return new ClassProbabilities(sequences.Count, 2);
        }
    }
}
