using CsCheck;
using GenomicAttention.RandomStreams;
using ObservedData.Splitting;

namespace ObservedData.Tests.Splitting;

public sealed class HoldOutTests
{
    private static readonly HoldOutShares Usual = new(0.7, 0.15, 0.15);

    private static readonly Relatives PromoterRelatives = Relatives.Of(
        Promoters.Sequences,
        similarity: new SimilarityRule(25, 30)
    );

    [Fact]
    public void Parts_hold_every_row_once_and_no_group_is_cut() =>
        Gen.Select(Gen.Int[0, 9].Array[30], Gen.Long[0, 1000])
            .Where(c => c.Item1.Distinct().Count() > 5)
            .Sample(
                (groups, seed) =>
                {
                    var relatives = OfGroups(groups);
                    var split = HoldOut.Random(relatives, new HoldOutShares(0.4, 0.3, 0.3), new UniformRandom(seed));

                    Assert.Equal(
                        Enumerable.Range(0, 30),
                        split.Training.Concat(split.Validation).Concat(split.Test).Order()
                    );
                    Assert.Empty(split.LeftOut);
                    AssertDisjoint(relatives, split.Training, split.Validation, split.Test);
                },
                iter: 200
            );

    [Fact]
    public void Unrelated_rows_are_split_to_within_a_row_of_the_shares()
    {
        var split = HoldOut.Random(Relatives.None(100), Usual, new UniformRandom(1));

        Assert.Equal((70, 15, 15), (split.Training.Length, split.Validation.Length, split.Test.Length));
    }

    [Fact]
    public void Every_row_is_as_likely_as_any_other_to_be_in_the_test()
    {
        var inTest = new int[20];
        for (var seed = 0; seed < 2000; seed++)
        {
            foreach (var row in HoldOut.Random(Relatives.None(20), new(0.5, 0, 0.5), new UniformRandom(seed)).Test)
            {
                inTest[row]++;
            }
        }

        // Binomial of 2,000 trials of a half: a deviation of 100 is 4.5 standard deviations.
        Assert.All(inTest, count => Assert.InRange(count, 900, 1100));
    }

    [Fact]
    public void The_same_seed_gives_the_same_split_and_another_seed_another()
    {
        var split = HoldOut.Random(Relatives.None(50), Usual, new UniformRandom(5));

        Assert.Equal(split.Test.AsEnumerable(), HoldOut.Random(Relatives.None(50), Usual, new UniformRandom(5)).Test);
        Assert.NotEqual(
            split.Test.AsEnumerable(),
            HoldOut.Random(Relatives.None(50), Usual, new UniformRandom(6)).Test
        );
    }

    [Fact]
    public void Stratified_parts_have_their_share_of_every_class()
    {
        int[] classes = [.. Enumerable.Range(0, 200).Select(row => row % 10 == 0 ? 1 : 0)];
        var split = HoldOut.StratifiedByClass(Relatives.None(200), classes, Usual, new UniformRandom(3));

        Assert.Equal(14, split.Training.Count(row => classes[row] == 1));
        Assert.Equal(3, split.Validation.Count(row => classes[row] == 1));
        Assert.Equal(3, split.Test.Count(row => classes[row] == 1));
    }

    [Fact]
    public void Stratified_promoters_keep_relatives_together_and_classes_balanced()
    {
        var split = HoldOut.StratifiedByClass(PromoterRelatives, Promoters.Classes, Usual, new UniformRandom(42));

        AssertDisjoint(PromoterRelatives, split.Training, split.Validation, split.Test);
        Assert.InRange(split.Test.Length, 13, 19);
        Assert.InRange(split.Test.Average(row => Promoters.Classes[row]), 0.4, 0.6);
    }

    [Fact]
    public void Parts_stratified_by_label_have_as_many_of_each_quarter()
    {
        float[] labels = [.. Enumerable.Range(0, 80).Select(row => (float)(row * 37 % 80))];
        var split = HoldOut.StratifiedByLabel(Relatives.None(80), labels, 4, new(0.5, 0, 0.5), new UniformRandom(3));

        for (var quarter = 0; quarter < 4; quarter++)
        {
            Assert.Equal(10, split.Test.Count(row => (int)labels[row] / 20 == quarter));
        }
    }

    [Fact]
    public void Quantiles_never_cut_equal_labels_apart() =>
        Assert.Equal([0, 0, 0, 0, 1, 1], Strata.OfLabels([1, 1, 1, 1, 3, 2], 2));

    [Fact]
    public void A_column_decides_and_relatives_of_test_rows_elsewhere_are_left_out()
    {
        // Rows 0 and 3 are copies; so are 1 and 2, which are both for training.
        var relatives = OfGroups([0, 1, 1, 0, 2, 3]);
        var split = HoldOut.ByColumn(relatives, ["chr1", "chr1", "chr2", "chr8", "chr9", "chr8"], ["chr9"], ["chr8"]);

        Assert.Equal([1, 2], split.Training.AsEnumerable());
        Assert.Equal([4], split.Validation.AsEnumerable());
        Assert.Equal([3, 5], split.Test.AsEnumerable());
        Assert.Equal([0], split.LeftOut.AsEnumerable());
    }

    [Fact]
    public void A_value_that_no_row_has_and_one_named_twice_are_errors()
    {
        var relatives = Relatives.None(3);
        string[] column = ["chr1", "chr2", "chr8"];

        Says("chr1, chr2, chr8", () => HoldOut.ByColumn(relatives, column, [], ["8"]));
        Says("twice", () => HoldOut.ByColumn(relatives, column, ["chr8"], ["chr8"]));
        Says("training", () => HoldOut.ByColumn(relatives, column, ["chr1", "chr2"], ["chr8"]));
    }

    [Fact]
    public void Shares_that_make_no_split_are_an_error()
    {
        var random = new UniformRandom(1);

        Says("together", () => HoldOut.Random(Relatives.None(10), new(0.7, 0.2, 0.2), random));
        Says("together", () => HoldOut.Random(Relatives.None(10), new(1, 0, 0), random));
        Says("together", () => HoldOut.Random(Relatives.None(10), new(double.NaN, 0, 0.5), random));
    }

    [Fact]
    public void An_empty_part_is_an_error_that_says_which()
    {
        Says("the test", () => HoldOut.Random(OfGroups([0, 0, 0, 0]), new(0.7, 0, 0.3), new UniformRandom(1)));
        Says("validation", () => HoldOut.Random(Relatives.None(2), new(0.5, 0.1, 0.4), new UniformRandom(1)));
    }

    [Fact]
    public void One_class_in_a_part_is_an_error_where_classes_are_known()
    {
        int[] classes = [0, 0, 0, 0, 0, 0, 0, 1];

        Says("class", () => HoldOut.Random(Relatives.None(8), new(0.5, 0, 0.5), new UniformRandom(1), classes));
        Says(
            "too few for 2 parts",
            () => HoldOut.StratifiedByClass(Relatives.None(8), classes, new(0.5, 0, 0.5), new UniformRandom(1))
        );
        Says("of class 0", () => HoldOut.ByColumn(Relatives.None(4), ["a", "a", "b", "b"], [], ["b"], [0, 1, 0, 0]));
        Says("class 2", () => HoldOut.ByColumn(Relatives.None(4), ["a", "a", "b", "b"], [], ["b"], [0, 1, 2, 0]));
    }

    private static void Says(string part, Action action) =>
        Assert.Contains(part, Assert.Throws<SplitException>(action).Message, StringComparison.Ordinal);

    internal static Relatives OfGroups(int[] groups)
    {
        // Sequences that are all different, and not each other's other strand.
        var rows = Encode.Rows([
            .. groups.Select(
                (_, row) =>
                    "AAAA"
                    + string.Concat(Enumerable.Range(0, 4).Select(k => "AC"[(row >> k) & 1]))
                    + "AC"[(row >> 4) & 1]
            ),
        ]);
        return Relatives.Of(rows, [.. groups.Select(group => $"{group}")]);
    }

    private static void AssertDisjoint(Relatives relatives, params IEnumerable<int>[] parts)
    {
        var groups = parts.SelectMany(part => part.Select(row => relatives.GroupOfRow[row]).Distinct()).ToArray();
        Assert.Equal(groups.Distinct().Count(), groups.Length);
    }
}
