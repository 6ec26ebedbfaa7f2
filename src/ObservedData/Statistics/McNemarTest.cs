using MathNet.Numerics.Distributions;

namespace ObservedData.Statistics;

/// <summary>Whether two models, of which each predicted the same rows, err equally often: McNemar's exact test.</summary>
/// <remarks>
/// McNemar, "Note on the sampling error of the difference between correlated proportions or percentages", 1947,
/// <see href="https://doi.org/10.1007/BF02295996"/>. Under equal error rates, the rows on which one model alone errs
/// are split by a fair coin; the two-sided p is twice the smaller tail of the binomial distribution, at most 1. Rows
/// are taken for independent: relatives among them make p too small.
/// </remarks>
/// <param name="FirstAlone">Rows on which the first model alone errs.</param>
/// <param name="SecondAlone">Rows on which the second model alone errs.</param>
/// <param name="PValue">Two-sided; 1 where there is no such row.</param>
public sealed record McNemarTest(int FirstAlone, int SecondAlone, double PValue)
{
    /// <summary>Tests counts.</summary>
    /// <param name="firstAlone">Rows on which the first model alone errs.</param>
    /// <param name="secondAlone">Rows on which the second model alone errs.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static McNemarTest Of(int firstAlone, int secondAlone)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstAlone);
        ArgumentOutOfRangeException.ThrowIfNegative(secondAlone);
        var trials = firstAlone + secondAlone;
        var tail = trials == 0 ? 1 : Binomial.CDF(0.5, trials, Math.Min(firstAlone, secondAlone));
        return new McNemarTest(firstAlone, secondAlone, Math.Min(1, 2 * tail));
    }

    /// <summary>Tests errors.</summary>
    /// <param name="firstErrs">Whether the first model errs on each row, [n].</param>
    /// <param name="secondErrs">Whether the second does, [n].</param>
    /// <exception cref="ArgumentException">There are not as many of each.</exception>
    public static McNemarTest Of(ReadOnlySpan<bool> firstErrs, ReadOnlySpan<bool> secondErrs)
    {
        if (firstErrs.Length != secondErrs.Length)
        {
            throw new ArgumentException(
                $"There are {firstErrs.Length} and {secondErrs.Length} rows: both models predict the same ones."
            );
        }

        var (firstAlone, secondAlone) = (0, 0);
        for (var row = 0; row < firstErrs.Length; row++)
        {
            firstAlone += firstErrs[row] && !secondErrs[row] ? 1 : 0;
            secondAlone += secondErrs[row] && !firstErrs[row] ? 1 : 0;
        }

        return Of(firstAlone, secondAlone);
    }
}
