using MathNet.Numerics.Distributions;

namespace GenomicAttention.Tests;

/// <summary>Whether drawn outcomes come as often as they should (Pearson's test).</summary>
internal static class ChiSquare
{
    // Tests draw from fixed seeds: what passes once passes always.
    private const double Significance = 0.001;

    /// <summary>Asserts that outcomes are all among those expected, and equally frequent.</summary>
    public static void AssertUniform<T>(IEnumerable<T> expected, IReadOnlyCollection<T> drawn)
        where T : notnull
    {
        var all = expected.ToList();
        AssertFrequencies(all.ToDictionary(outcome => outcome, _ => 1.0 / all.Count), drawn);
    }

    /// <summary>Asserts that outcomes are all among those expected, and as frequent as they are probable.</summary>
    public static void AssertFrequencies<T>(IReadOnlyDictionary<T, double> probabilities, IReadOnlyCollection<T> drawn)
        where T : notnull
    {
        Assert.Equal(1, probabilities.Values.Sum(), 1e-9);
        Assert.True(probabilities.Values.Min() * drawn.Count >= 5, "Too few draws for Pearson's test.");
        var counts = drawn.CountBy(outcome => outcome).ToDictionary();
        Assert.All(counts.Keys, outcome => Assert.True(probabilities.ContainsKey(outcome), $"{outcome} cannot be."));

        var statistic = probabilities.Sum(outcome =>
        {
            var expected = outcome.Value * drawn.Count;
            return Math.Pow(counts.GetValueOrDefault(outcome.Key) - expected, 2) / expected;
        });
        Assert.InRange(statistic, 0, ChiSquared.InvCDF(probabilities.Count - 1, 1 - Significance));
    }
}
