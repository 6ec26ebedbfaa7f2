using CsCheck;
using GenomicAttention.Evaluation.Statistics;

namespace GenomicAttention.Tests.Evaluation.Statistics;

public sealed class PowerLawFitTests
{
    // scipy.stats.linregress(log(x), log(y)): slope, stderr, exp(intercept), intercept_stderr. SciPy 1.10.1.
    [Fact]
    public void It_is_SciPy_s_regression_of_logarithms()
    {
        var fit = PowerLawFit.Of([50, 100, 200, 400, 800], [0.012, 0.041, 0.17, 0.61, 2.6]);

        Assert.Equal(1.9413780242221488, fit.Exponent, 1e-13);
        Assert.Equal(0.029452383998414863, fit.ExponentError, 1e-13);
        Assert.Equal(5.719714806556639e-06, fit.Coefficient, 1e-18);
        Assert.Equal(0.15869635680811583, fit.LogCoefficientError, 1e-13);
    }

    [Fact]
    public void A_law_without_noise_comes_out_again() =>
        Gen.Select(Gen.Double[-3, 3], Gen.Double[0.01, 100])
            .Sample(
                (exponent, coefficient) =>
                {
                    double[] x = [1, 2, 5, 10, 40];
                    var fit = PowerLawFit.Of(x, [.. x.Select(value => coefficient * Math.Pow(value, exponent))]);
                    Assert.Equal(exponent, fit.Exponent, 1e-10);
                    Assert.Equal(coefficient, fit.Coefficient, coefficient * 1e-10);
                    Assert.InRange(fit.ExponentError, 0, 1e-10);
                }
            );

    [Fact]
    public void Two_points_leave_its_error_unknown() =>
        Gen.Select(Gen.Double[0.1, 10], Gen.Double[0.1, 10])
            .Sample(
                (first, second) =>
                {
                    var fit = PowerLawFit.Of([1, 10], [first, second]);
                    Assert.Equal(Math.Log10(second / first), fit.Exponent, 1e-12);
                    Assert.Equal((double.NaN, double.NaN), (fit.ExponentError, fit.LogCoefficientError));
                }
            );

    [Fact]
    public void What_has_no_slope_or_no_logarithm_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PowerLawFit.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => PowerLawFit.Of([1], [1]));
        Assert.Throws<ArgumentException>(() => PowerLawFit.Of([3, 3, 3], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => PowerLawFit.Of([0, 1], [1, 2]));
        Assert.Throws<ArgumentException>(() => PowerLawFit.Of([1, 2], [1, -2]));
        Assert.Throws<ArgumentException>(() => PowerLawFit.Of([1, 2], [1, double.NaN]));
        Assert.Throws<ArgumentException>(() => PowerLawFit.Of([1, double.PositiveInfinity], [1, 2]));
        Assert.Throws<ArgumentException>(() => PowerLawFit.Of([1, 2], [1, double.PositiveInfinity]));
    }
}
