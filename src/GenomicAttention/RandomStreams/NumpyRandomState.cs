using System.Numerics;

namespace GenomicAttention.RandomStreams;

/// <summary>
/// The stream of NumPy's legacy <c>RandomState</c> after <c>np.random.seed(seed)</c>, draw by draw, on
/// platforms where NumPy's default integer has 64 bits. NumPy has frozen this stream.
/// </summary>
/// <remarks>
/// <see cref="Poisson"/> and <see cref="Normal"/> take a logarithm or exponential from the platform's
/// mathematical library, as NumPy does; libraries may differ in the last bit. Not safe for use by
/// several threads at once.
/// </remarks>
public sealed class NumpyRandomState
{
    private readonly MersenneTwister _words;
    private double? _keptGaussian;

    /// <summary>Seeds the stream.</summary>
    /// <param name="seed">From 0 to 2³² − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The seed is outside, where NumPy refuses it too.
    /// </exception>
    public NumpyRandomState(long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seed, uint.MaxValue);
        _words = new MersenneTwister((uint)seed);
    }

    /// <summary>Draws one item (<c>choice</c>); a call with a size is as many of these.</summary>
    /// <param name="items">At least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no item.</exception>
    public T Choice<T>(IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfZero(items.Count, nameof(items));
        return items[RandInt(0, items.Count)];
    }

    /// <summary>Draws an integer, the upper end excluded (<c>randint</c>).</summary>
    /// <param name="low">The lowest that may come.</param>
    /// <param name="high">One more than the highest that may come, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty.</exception>
    public int RandInt(int low, int high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        return (int)(low + (long)AtMost((uint)((long)high - low - 1)));
    }

    /// <summary>Draws a count of rare events (<c>poisson</c>), by multiplying uniforms.</summary>
    /// <param name="mean">
    /// From 0, which draws nothing, to below 10, where NumPy changes to another method.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The mean is negative, not a number, or 10 or more.
    /// </exception>
    public int Poisson(double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(mean, 10.0);
        if (double.IsNaN(mean))
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "Not a number.");
        }

        if (mean == 0)
        {
            return 0;
        }

        var threshold = Math.Exp(-mean);
        var events = 0;
        for (var product = _words.NextDouble(); product > threshold; product *= _words.NextDouble())
        {
            events++;
        }

        return events;
    }

    /// <summary>
    /// Draws from a normal distribution (<c>normal</c>), by Marsaglia's polar method: of each pair, the
    /// second value is returned and the first is kept for the next call.
    /// </summary>
    /// <param name="mean">The distribution's mean.</param>
    /// <param name="standardDeviation">Not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is negative.</exception>
    public double Normal(double mean, double standardDeviation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(standardDeviation);
        return mean + (standardDeviation * Gaussian());
    }

    private double Gaussian()
    {
        if (_keptGaussian is { } kept)
        {
            _keptGaussian = null;
            return kept;
        }

        double first;
        double second;
        double squaredRadius;
        do
        {
            first = (2.0 * _words.NextDouble()) - 1.0;
            second = (2.0 * _words.NextDouble()) - 1.0;
            squaredRadius = (first * first) + (second * second);
        } while (squaredRadius is >= 1.0 or 0.0);

        var factor = Math.Sqrt(-2.0 * Math.Log(squaredRadius) / squaredRadius);
        _keptGaussian = factor * first;
        return factor * second;
    }

    private uint AtMost(uint greatest)
    {
        // A range of one value draws nothing.
        if (greatest == 0)
        {
            return 0;
        }

        var mask = uint.MaxValue >> BitOperations.LeadingZeroCount(greatest);
        uint draw;
        do
        {
            draw = _words.NextUInt32() & mask;
        } while (draw > greatest);

        return draw;
    }
}
