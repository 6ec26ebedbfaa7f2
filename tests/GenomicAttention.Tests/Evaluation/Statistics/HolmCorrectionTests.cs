using CsCheck;
using GenomicAttention.Evaluation.Statistics;

namespace GenomicAttention.Tests.Evaluation.Statistics;

public sealed class HolmCorrectionTests
{
    private static readonly Gen<double[]> SeveralP = Gen.Double[0, 1].Array[1, 8];

    // By hand: 4 × 0.005, 3 × 0.01, 2 × 0.03, and 0.04, which may not come before 0.06.
    [Fact]
    public void It_multiplies_by_the_number_of_tests_left_and_never_falls() =>
        Assert.Equal([0.03, 0.06, 0.06, 0.02], HolmCorrection.Adjust([0.01, 0.04, 0.03, 0.005]));

    // The closure of Bonferroni's test: the p of a test is the greatest, over all sets of tests that it is in, of the
    // set's size times its least p.
    [Fact]
    public void It_is_the_closed_test_of_Bonferroni() =>
        SeveralP.Sample(pValues =>
        {
            var closed = pValues.Select((_, test) => Sets(pValues, test).Max(Bonferroni));
            foreach (var (expected, adjusted) in closed.Zip(HolmCorrection.Adjust(pValues)))
            {
                Assert.Equal(expected, adjusted, 1e-15);
            }
        });

    [Fact]
    public void It_keeps_the_order_raises_every_p_and_stays_a_p() =>
        SeveralP.Sample(pValues =>
        {
            var adjusted = HolmCorrection.Adjust(pValues);
            for (var i = 0; i < pValues.Length; i++)
            {
                Assert.InRange(adjusted[i], pValues[i], 1);
                Assert.All(
                    Enumerable.Range(0, pValues.Length),
                    j => Assert.True(pValues[i] > pValues[j] || adjusted[i] <= adjusted[j])
                );
            }
        });

    [Fact]
    public void Of_no_tests_there_is_nothing_to_adjust() => Assert.Empty(HolmCorrection.Adjust([]));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void What_is_no_p_is_refused(double p) =>
        Assert.Throws<ArgumentException>(() => HolmCorrection.Adjust([0.5, p]));

    private static IEnumerable<double[]> Sets(double[] pValues, int test) =>
        Enumerable
            .Range(0, 1 << pValues.Length)
            .Where(set => (set >> test & 1) == 1)
            .Select(set => pValues.Where((_, i) => (set >> i & 1) == 1).ToArray());

    private static double Bonferroni(double[] pValues) => Math.Min(1, pValues.Length * pValues.Min());
}
