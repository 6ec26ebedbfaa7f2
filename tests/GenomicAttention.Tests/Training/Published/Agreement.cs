using System.Globalization;
using GenomicAttention.Tests.Golden;
using GenomicAttention.Training;
using Xunit.Abstractions;

namespace GenomicAttention.Tests.Training.Published;

/// <summary>Holds what a run gave against what was recorded, and says how close they came.</summary>
internal sealed class Agreement(ITestOutputHelper output)
{
    public void OfEpochs(IEnumerable<double> recorded, IReadOnlyList<double> measured, double tolerance, string what)
    {
        var expected = recorded.ToList();
        Assert.Equal(expected.Count, measured.Count);
        var worst = expected.Zip(measured, (a, b) => Math.Abs(a - b)).Max();
        output.WriteLine(FormattableString.Invariant($"{what}: largest difference {worst:E2}"));
        Assert.All(expected.Zip(measured), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    public void Of(double recorded, double measured, double tolerance, string what)
    {
        var difference = Math.Abs(recorded - measured);
        output.WriteLine(FormattableString.Invariant($"{what}: {measured:R}, differs by {difference:E2}"));
        Assert.Equal(recorded, measured, tolerance);
    }

    /// <summary>Names, shapes, first values and sums of a model's parameters.</summary>
    public void OfWeights(ModelWeights measured, double tolerance, double sumTolerance, params object[] path)
    {
        var recorded = GoldenFile.Published.At(path);
        Assert.Equal(
            recorded.EnumerateObject().Select(parameter => parameter.Name).Order(StringComparer.Ordinal),
            measured.Arrays.Keys
        );
        var (worstSum, worstValue) = (0.0, 0.0);
        foreach (var (name, array) in measured.Arrays)
        {
            Assert.Equal(
                GoldenFile.Published.Integers([.. path, name, "shape"]),
                array.Shape.Select(size => (int)size)
            );
            var first = GoldenFile.Published.Numbers([.. path, name, "first"]);
            var sum = GoldenFile.Published.Number([.. path, name, "sum"]);
            worstSum = Math.Max(worstSum, Math.Abs(sum - array.Values.Sum(value => (double)value)));
            worstValue = Math.Max(worstValue, first.Zip(array.Values, (a, b) => Math.Abs(a - b)).Max());
            Assert.Equal(sum, array.Values.Sum(value => (double)value), sumTolerance);
            Assert.All(first.Zip(array.Values), pair => Assert.Equal(pair.First, pair.Second, tolerance));
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{string.Join('/', path)}: sums differ by at most {worstSum:E2}, first values by {worstValue:E2}"
            )
        );
    }
}
