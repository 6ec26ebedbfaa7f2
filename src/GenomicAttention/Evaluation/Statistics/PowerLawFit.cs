namespace GenomicAttention.Evaluation.Statistics;

/// <summary>A power law y = coefficient × x^exponent, such as time over sequence length.</summary>
/// <param name="Exponent">The slope of log y over log x.</param>
/// <param name="ExponentError">
/// The slope's standard error, √(Σ residual² / (n − 2) / Σ (log x − mean)²); <see cref="double.NaN"/> of two points,
/// which any line through them fits.
/// </param>
/// <param name="Coefficient">y at x = 1, in the units of y.</param>
/// <param name="LogCoefficientError">
/// The standard error of the coefficient's natural logarithm: the coefficient's own, relative to it, where small.
/// <see cref="double.NaN"/> of two points.
/// </param>
public readonly record struct PowerLawFit(
    double Exponent,
    double ExponentError,
    double Coefficient,
    double LogCoefficientError
)
{
    /// <summary>Fits log y = log coefficient + exponent × log x by ordinary least squares.</summary>
    /// <remarks>
    /// Draper and Smith, "Applied regression analysis", 1998, chapter 1. Errors are taken as multiplicative and alike
    /// at every x.
    /// </remarks>
    /// <param name="x">[n], positive, at least two that differ.</param>
    /// <param name="y">[n], positive.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than two points, not as many x as y, all x are equal, or a value is not positive and finite.
    /// </exception>
    public static PowerLawFit Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"There are {x.Length} x and {y.Length} y: as many of each are needed.");
        }

        var logX = Logarithms(x);
        var logY = Logarithms(y);
        var (n, meanX, deviationX) = Moments.Of(logX);
        if (deviationX == 0)
        {
            throw new ArgumentException($"All x are {x[0]}: an exponent needs at least two that differ.", nameof(x));
        }

        var meanY = Moments.MeanOf(logY);
        var spreadX = deviationX * deviationX * (n - 1);
        var exponent = logX.Zip(logY, (a, b) => (a - meanX) * (b - meanY)).Sum() / spreadX;
        var squares = logX.Zip(logY, (a, b) => Math.Pow(b - meanY - (exponent * (a - meanX)), 2)).Sum();
        var exponentError = n == 2 ? double.NaN : Math.Sqrt(squares / (n - 2) / spreadX);
        return new PowerLawFit(
            exponent,
            exponentError,
            Math.Exp(meanY - (exponent * meanX)),
            exponentError * Math.Sqrt((spreadX / n) + (meanX * meanX))
        );
    }

    private static double[] Logarithms(ReadOnlySpan<double> values)
    {
        var logarithms = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!(values[i] > 0 && double.IsFinite(values[i])))
            {
                throw new ArgumentException($"Value {i} is {values[i]}: a power law needs positive, finite numbers.");
            }

            logarithms[i] = Math.Log(values[i]);
        }

        return logarithms;
    }
}
