namespace Manuscript.Tests;

public class PrintedNumberTests
{
    // Expected texts are those of Python's format(value, ".Nf").
    [Theory]
    [InlineData(0.125, 2, "0.12")]
    [InlineData(0.375, 2, "0.38")]
    [InlineData(0.5, 0, "0")]
    [InlineData(1.5, 0, "2")]
    [InlineData(2.5, 0, "2")]
    [InlineData(-0.25, 1, "-0.2")]
    [InlineData(92.75, 1, "92.8")]
    public void An_exact_tie_goes_to_the_even_digit(double value, int decimals, string printed) =>
        Assert.Equal(printed, PrintedNumber.Fixed(value, decimals));

    [Theory]
    [InlineData(2.675, 2, "2.67")]
    [InlineData(0.15, 1, "0.1")]
    [InlineData(0.045, 2, "0.04")]
    [InlineData(92.85, 1, "92.8")]
    [InlineData(96.05, 1, "96.0")]
    [InlineData(0.0005, 3, "0.001")]
    public void What_only_looks_like_a_tie_in_decimal_follows_its_exact_binary_value(
        double value,
        int decimals,
        string printed
    ) => Assert.Equal(printed, PrintedNumber.Fixed(value, decimals));

    [Theory]
    [InlineData(-0.0, 1, "-0.0")]
    [InlineData(-0.04, 1, "-0.0")]
    [InlineData(-0.0, 0, "-0")]
    [InlineData(0.0, 4, "0.0000")]
    public void Negative_zero_keeps_its_sign(double value, int decimals, string printed) =>
        Assert.Equal(printed, PrintedNumber.Fixed(value, decimals));

    [Theory]
    [InlineData(999.9996, 3, "1000.000")]
    [InlineData(1e22, 0, "10000000000000000000000")]
    [InlineData(1e-320, 3, "0.000")]
    [InlineData(double.Epsilon, 0, "0")]
    [InlineData(double.NaN, 3, "nan")]
    [InlineData(double.PositiveInfinity, 3, "inf")]
    [InlineData(double.NegativeInfinity, 3, "-inf")]
    public void Carries_and_extremes_print_as_in_Python(double value, int decimals, string printed) =>
        Assert.Equal(printed, PrintedNumber.Fixed(value, decimals));

    [Theory]
    [InlineData(999, 0, "999")]
    [InlineData(4961, 0, "4,961")]
    [InlineData(-123456, 0, "-123,456")]
    [InlineData(-999, 0, "-999")]
    [InlineData(1234567.5, 2, "1,234,567.50")]
    [InlineData(double.NegativeInfinity, 0, "-inf")]
    public void Thousands_are_parted_by_commas(double value, int decimals, string printed) =>
        Assert.Equal(printed, PrintedNumber.Grouped(value, decimals));

    [Fact]
    public void Away_from_ties_it_agrees_with_the_runtime()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 10_000; trial++)
        {
            var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 7));
            var decimals = random.Next(0, 6);
            var byRuntime = value.ToString("F" + decimals, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(byRuntime, PrintedNumber.Fixed(value, decimals));
        }
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        using var odd = new OddCulture();
        Assert.Equal("-1,234.5", PrintedNumber.Grouped(-1234.5, 1));
    }
}
