using MathNet.Numerics;

namespace MotifAnalysis.Statistics;

/// <summary>The upper tail of the binomial distribution, as a logarithm: it stays apart from 0 where p does not.</summary>
internal static class BinomialTail
{
    /// <summary>ln P(X ≥ k) for X the successes of n trials of probability p.</summary>
    public static double LogUpper(int k, int n, double p)
    {
        if (k <= 0 || p >= 1)
        {
            return 0;
        }

        if (k > n || p <= 0)
        {
            return double.NegativeInfinity;
        }

        if (k <= n * p)
        {
            // Near 1: the other tail is the small one to sum.
            return Math.Log(Math.Max(0, 1 - Math.Exp(LogSum(n - k + 1, n, 1 - p))));
        }

        return LogSum(k, n, p);
    }

    // From k, which lies above the mean, terms fall: each by the ratio of neighbours, until one no longer counts.
    private static double LogSum(int k, int n, double p)
    {
        if (k > n)
        {
            return double.NegativeInfinity;
        }

        var odds = p / (1 - p);
        var (term, sum) = (1.0, 1.0);
        for (var i = k; i < n; i++)
        {
            term *= (double)(n - i) / (i + 1) * odds;
            sum += term;
            if (term < sum * 1e-17 && i > n * p)
            {
                break;
            }
        }

        var first =
            SpecialFunctions.GammaLn(n + 1.0)
            - SpecialFunctions.GammaLn(k + 1.0)
            - SpecialFunctions.GammaLn(n - k + 1.0)
            + (k * Math.Log(p))
            + ((n - k) * Math.Log(1 - p));
        return Math.Min(0, first + Math.Log(sum));
    }
}
