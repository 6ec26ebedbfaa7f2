using MotifAnalysis.Statistics;

namespace MotifAnalysis.Tests.Statistics;

public class StatisticsTests
{
    [Fact]
    public void Benjamini_and_Hochberg_s_correction_is_that_of_R()
    {
        // p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.9), "BH")
        double[] expected = [0.025, 0.05, 0.05, 0.025, 0.9];

        var adjusted = BenjaminiHochberg.Adjust([0.01, 0.04, 0.03, 0.005, 0.9]);

        Assert.Equal(expected, adjusted, (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Throws<ArgumentException>(() => BenjaminiHochberg.Adjust([0.5, double.NaN]));
    }

    [Theory]
    [InlineData(0, 10, 0.3)]
    [InlineData(2, 10, 0.3)]
    [InlineData(7, 10, 0.3)]
    [InlineData(10, 10, 0.3)]
    [InlineData(25, 60, 0.05)]
    [InlineData(1, 60, 0.05)]
    public void The_binomial_tail_is_the_sum_of_its_terms(int k, int n, double p)
    {
        // Binomial coefficients by Pascal's rule, which no gamma function is needed for.
        var coefficients = new double[n + 1];
        coefficients[0] = 1;
        for (var row = 1; row <= n; row++)
        {
            for (var i = row; i > 0; i--)
            {
                coefficients[i] += coefficients[i - 1];
            }
        }

        var expected = Enumerable
            .Range(k, n - k + 1)
            .Sum(i => coefficients[i] * Math.Pow(p, i) * Math.Pow(1 - p, n - i));

        Assert.Equal(
            Math.Log(expected),
            BinomialTail.LogUpper(k, n, p),
            1e-9 * Math.Max(1, Math.Abs(Math.Log(expected)))
        );
    }

    [Fact]
    public void The_binomial_tail_does_not_underflow()
    {
        // Summed from the terms' logarithms in Python.
        Assert.Equal(-3823.743791838, BinomialTail.LogUpper(900, 1000, 0.01), 1e-6);
    }

    [Fact]
    public void Tests_that_could_not_be_significant_cost_nothing()
    {
        // By hand at 0.05: with K = 2, 0.025 is reached by two; K = 1: 0.05 by three.
        double[] smallest = [.. new[] { 0.001, 0.02, 0.04, 0.5, 1 }.Select(value => Math.Log(value))];

        Assert.Equal(2, TaroneCorrection.Factor(smallest, 0.05));
    }
}
