using GenomicAttention.Evaluation.Controls;
using GenomicAttention.Evaluation.Controls.Features;
using GenomicAttention.Evaluation.Controls.Regression;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;
using static GenomicAttention.Tests.Evaluation.Controls.LabelledSamples;

namespace GenomicAttention.Tests.Evaluation.Controls;

public sealed class RegressionTests
{
    private static readonly Motif[] Motifs =
    [
        new("TATAAA", "TATAAA", 0.8),
        new("CAAT", "CAAT", 0.6),
        new("GGGCGG", "GGGCGG", 0.7),
    ];

    // numpy: X = counts of A, T and C with a column of ones; X_test @ np.linalg.lstsq(X, y)[0].
    [Fact]
    public void On_the_composition_it_is_NumPy_s_least_squares_without_the_count_that_the_others_imply() =>
        AssertEqual(
            [0.3241509089500667, 0.7727819983379104, 0.1704770271434248],
            new LeastSquaresControl("composition", new KmerCounts(1)).FitAndPredict()
        );

    // numpy: m = X.mean(0); b = np.linalg.lstsq(X - m, y - y.mean())[0]; (X_test - m) @ b + y.mean(), of 16 counts for
    // 12 sequences.
    [Fact]
    public void With_more_features_than_sequences_it_is_NumPy_s_solution_of_least_norm() =>
        AssertEqual(
            [0.531323033730693, 1.6271055019820049, 1.2304934957116034],
            new LeastSquaresControl("2-mers", new KmerCounts(2)).FitAndPredict()
        );

    [Fact]
    public void On_motif_counts_it_is_NumPy_s_least_squares()
    {
        var model = LeastSquares.Fit(new MotifCounts(Motifs), Small);

        Assert.Equal(0.2136363659731366, model.Intercept, 1e-12);
        Assert.Equal(0.68636361, model.Coefficients[0], 1e-8);
        Assert.Equal(0.41590908, model.Coefficients[1], 1e-8);
        Assert.Equal(0.58636365, model.Coefficients[2], 1e-8);
    }

    [Fact]
    public void A_label_that_is_a_sum_of_counts_is_found_exactly()
    {
        // 0.25 + 0.5 for each CAAT.
        var data = Label(("CAATG", 0.75f), ("GGGGG", 0.25f), ("TCAAT", 0.75f), ("ACGTA", 0.25f));

        var model = LeastSquares.Fit(new MotifCounts([new Motif("CAAT", "CAAT", 1)]), data);

        Assert.Equal(0.25, model.Intercept, 1e-15);
        Assert.Equal(0.5, Assert.Single(model.Coefficients), 1e-15);
    }

    [Fact]
    public void What_never_occurs_gets_no_weight()
    {
        var motifs = new[] { new Motif("CAAT", "CAAT", 1), new Motif("GGGCGGG", "GGGCGGG", 1) };

        Assert.Equal(0, LeastSquares.Fit(new MotifCounts(motifs), Small).Coefficients[1]);
        Assert.All(
            LeastSquares.Fit(new MotifCounts(motifs), Label(("AAAAA", 0.2f))).Coefficients,
            weight => Assert.Equal(0, weight)
        );
    }

    // numpy: least squares on X - m above sqrt(p) * np.eye(16), where p = strength * ((X - m)**2).sum(0).mean().
    [Theory]
    [InlineData(0.5, 0.30095751554436245, 0.9316613485121338, 0.9073665449560078)]
    [InlineData(2, 0.3707497022122997, 0.6637321249613031, 0.7362463723157456)]
    public void A_ridge_is_NumPy_s_least_squares_with_the_penalty_as_rows(
        double strength,
        double first,
        double second,
        double third
    ) => AssertEqual([first, second, third], new RidgeControl("2-mers", new KmerCounts(2), [strength]).FitAndPredict());

    [Fact]
    public void A_ridge_without_penalty_to_speak_of_is_least_squares() =>
        AssertEqual(
            [0.3241509089500667, 0.7727819983379104, 0.1704770271434248],
            new RidgeControl("composition", new KmerCounts(1), [1e-9]).FitAndPredict()
        );

    [Fact]
    public void The_penalty_that_predicts_the_validation_set_best_is_taken()
    {
        var control = new RidgeControl("2-mers", new KmerCounts(2), [0.001, 1000, 0.1]);

        // On what it was fitted to, the weakest is best; where nothing of it holds, the strongest.
        var opposite = Label([.. Enumerable.Range(0, Small.Count).Select(Opposite)]);
        Assert.Equal(0.001, control.Choose(Small, Small).Strength);
        Assert.Equal(1000, control.Choose(Small, opposite).Strength);
    }

    [Fact]
    public void Of_penalties_that_predict_alike_the_strongest_is_taken()
    {
        var counts = new MotifCounts([new Motif("GGGCGGG", "GGGCGGG", 1)]);

        var (model, strength) = new RidgeControl("motif", counts, [1, 10, 0.1]).Choose(Small, Small);

        Assert.Equal(10, strength);
        Assert.Equal(0, Assert.Single(model.Coefficients));
    }

    [Theory]
    [InlineData]
    [InlineData(0.0)]
    [InlineData(1.0, -1.0)]
    [InlineData(double.NaN)]
    public void Penalties_that_are_none_are_refused(params double[] strengths) =>
        Assert.Throws<ArgumentException>(() => new RidgeControl("2-mers", new KmerCounts(2), strengths));

    private static (string, float) Opposite(int row) =>
        (Alphabet.Decode(Small.Sequences[row]), Small.Labels.Average() * 2 - Small.Labels[row]);
}
