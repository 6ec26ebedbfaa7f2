using GenomicAttention.RandomStreams;
using ObservedData.Splitting;
using static ObservedData.Tests.Splitting.HoldOutTests;

namespace ObservedData.Tests.Splitting;

public sealed class CrossValidationTests
{
    private static readonly Relatives PromoterRelatives = Relatives.Of(
        Promoters.Sequences,
        similarity: new SimilarityRule(25, 30)
    );

    [Fact]
    public void Folds_of_unrelated_rows_differ_by_one_row_at_most()
    {
        var folds = CrossValidation.KFold(Relatives.None(23), 5, new UniformRandom(1));

        Assert.Equal(5, folds.Count);
        Assert.Equal([4, 4, 5, 5, 5], folds.FoldOfRow.CountBy(fold => fold).Select(fold => fold.Value).Order());
        Assert.Equal(0, folds.RowsWithRelativesInTraining);
        for (var fold = 0; fold < 5; fold++)
        {
            Assert.Equal(Enumerable.Range(0, 23), folds[fold].Training.Concat(folds[fold].Test).Order());
            Assert.All(folds[fold].Test, row => Assert.Equal(fold, folds.FoldOfRow[row]));
        }
    }

    [Fact]
    public void Stratified_folds_have_the_same_number_of_each_class_but_one()
    {
        int[] classes = [.. Enumerable.Range(0, 53).Select(row => row < 20 ? 1 : 0)];
        var folds = CrossValidation.StratifiedKFold(Relatives.None(53), classes, 6, new UniformRandom(1));

        for (var fold = 0; fold < 6; fold++)
        {
            Assert.InRange(folds[fold].Test.Count(row => classes[row] == 1), 3, 4);
            Assert.InRange(folds[fold].Test.Count(row => classes[row] == 0), 5, 6);
            Assert.InRange(folds[fold].Test.Length, 8, 9);
        }
    }

    [Fact]
    public void Folds_of_similar_promoters_keep_all_58_pairs_together()
    {
        var folds = CrossValidation.StratifiedKFold(PromoterRelatives, Promoters.Classes, 5, new UniformRandom(42));

        Assert.All(
            PromoterRelatives.Pairs,
            pair => Assert.Equal(folds.FoldOfRow[pair.First], folds.FoldOfRow[pair.Second])
        );
        Assert.Equal(0, folds.RowsWithRelativesInTraining);
    }

    [Fact]
    public void Folds_by_label_have_low_and_high_ones_each()
    {
        float[] labels = [.. Enumerable.Range(0, 40).Select(row => (float)(row * 7 % 40))];
        var folds = CrossValidation.StratifiedKFoldByLabel(Relatives.None(40), labels, 4, 5, new UniformRandom(2));

        for (var fold = 0; fold < 5; fold++)
        {
            Assert.Equal([2, 2, 2, 2], folds[fold].Test.CountBy(row => (int)labels[row] / 10).Select(q => q.Value));
        }
    }

    [Fact]
    public void Leave_one_out_leaves_relatives_in_training_and_says_of_how_many()
    {
        var folds = CrossValidation.LeaveOneOut(PromoterRelatives, Promoters.Classes);
        var related = PromoterRelatives.Pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().Count();

        Assert.Equal(106, folds.Count);
        Assert.Equal([7], folds[7].Test.AsEnumerable());
        Assert.Equal(105, folds[7].Training.Length);
        Assert.Equal(related, folds.RowsWithRelativesInTraining);
        Assert.Equal([1, 0, 1], CrossValidation.LeaveOneOut(OfGroups([0, 1, 0])).RelativesInOtherFolds.AsEnumerable());
    }

    [Fact]
    public void Leave_one_group_out_makes_a_fold_of_each_group()
    {
        var folds = CrossValidation.LeaveOneGroupOut(OfGroups([0, 1, 0, 2, 1]), [0, 0, 1, 1, 1]);

        Assert.Equal([0, 1, 0, 2, 1], folds.FoldOfRow.AsEnumerable());
        Assert.Equal([1, 3, 4], folds[0].Training.AsEnumerable());
    }

    [Fact]
    public void Validation_is_drawn_from_training_rows_in_whole_groups()
    {
        var folds = CrossValidation
            .StratifiedKFold(PromoterRelatives, Promoters.Classes, 5, new UniformRandom(42))
            .WithValidation(0.2, new UniformRandom(7));

        for (var fold = 0; fold < 5; fold++)
        {
            var rows = folds[fold];
            Assert.Equal(Enumerable.Range(0, 106), rows.Training.Concat(rows.Validation).Concat(rows.Test).Order());
            Assert.InRange(rows.Validation.Length, 12, 22);
            Assert.Empty(GroupsOf(rows.Validation).Intersect(GroupsOf(rows.Training)));
            Assert.InRange(rows.Validation.Average(row => Promoters.Classes[row]), 0.35, 0.65);
        }

        static IEnumerable<int> GroupsOf(IEnumerable<int> rows) =>
            rows.Select(row => PromoterRelatives.GroupOfRow[row]);
    }

    [Fact]
    public void Validation_for_rows_left_out_one_by_one_keeps_the_relatives_that_are_left_together()
    {
        var relatives = OfGroups([0, 0, 0, 1, 2, 3, 4, 5]);
        var folds = CrossValidation.LeaveOneOut(relatives).WithValidation(0.3, new UniformRandom(1));

        for (var fold = 0; fold < 8; fold++)
        {
            var isValidation = folds[fold].Validation.ToHashSet();
            Assert.DoesNotContain(fold, isValidation);
            int[] family = [.. new[] { 0, 1, 2 }.Where(row => row != fold)];
            Assert.Single(family.Select(isValidation.Contains).Distinct());
        }
    }

    [Fact]
    public void Fewer_rows_groups_or_members_than_folds_are_errors()
    {
        var random = new UniformRandom(1);

        Says("3 sequences", () => CrossValidation.KFold(Relatives.None(3), 4, random));
        Says("2 groups of relatives", () => CrossValidation.KFold(OfGroups([0, 0, 1, 1]), 3, random));
        Says("2 or more", () => CrossValidation.KFold(Relatives.None(3), 1, random));
        Says("at most 2", () => CrossValidation.StratifiedKFold(Relatives.None(6), [0, 0, 0, 0, 1, 1], 3, random));
        Says(
            "at most 1",
            () => CrossValidation.StratifiedKFold(OfGroups([0, 1, 2, 3, 4, 4]), [0, 0, 0, 0, 1, 1], 2, random)
        );
        Says("one sequence", () => CrossValidation.LeaveOneOut(Relatives.None(3), [0, 0, 1]));
        Says("1 sequences", () => CrossValidation.LeaveOneOut(Relatives.None(1)));
        Says("1 groups", () => CrossValidation.LeaveOneGroupOut(OfGroups([0, 0])));
        Says("at most 1", () => CrossValidation.LeaveOneGroupOut(OfGroups([0, 1, 1]), [0, 0, 1]));
    }

    [Fact]
    public void A_fold_of_one_class_and_a_validation_share_out_of_range_are_errors()
    {
        Says("class", () => CrossValidation.KFold(Relatives.None(6), 6, new UniformRandom(1), [0, 0, 0, 1, 1, 1]));
        var folds = CrossValidation.KFold(Relatives.None(6), 2, new UniformRandom(1));
        Says("(0, 1)", () => folds.WithValidation(1, new UniformRandom(1)));
        Says("(0, 1)", () => folds.WithValidation(double.NaN, new UniformRandom(1)));
        Says("validation in fold 1", () => folds.WithValidation(0.01, new UniformRandom(1)));
    }

    [Fact]
    public void Classes_that_are_not_one_a_row_or_negative_are_errors()
    {
        Assert.Throws<ArgumentException>(() => CrossValidation.KFold(Relatives.None(3), 2, new UniformRandom(1), [0]));
        Assert.Throws<ArgumentException>(() => CrossValidation.LeaveOneOut(Relatives.None(3), [0, -1, 0]));
    }

    private static void Says(string part, Action action) =>
        Assert.Contains(part, Assert.Throws<SplitException>(action).Message, StringComparison.Ordinal);
}
