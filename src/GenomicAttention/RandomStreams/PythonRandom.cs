using System.Numerics;

namespace GenomicAttention.RandomStreams;

/// <summary>
/// The stream of Python's module <c>random</c> after <c>random.seed(seed)</c>, draw by draw (CPython
/// 3.2 and later; <c>sample</c> as since 3.11, which takes sequences only).
/// </summary>
/// <remarks>
/// Every bounded draw takes the high bits of a word, as many as the bound has, and draws again where
/// they reach it. Not safe for use by several threads at once.
/// </remarks>
public sealed class PythonRandom
{
    private readonly MersenneTwister _words;

    /// <summary>Seeds the stream.</summary>
    /// <param name="seed">
    /// Not negative: Python would take its absolute value, so that two seeds gave the same stream.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The seed is negative.</exception>
    public PythonRandom(long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seed);

        // The key is the seed in 32-bit words, lowest first, without leading zeros.
        var low = (uint)seed;
        var high = (uint)(seed >> 32);
        _words = new MersenneTwister(high == 0 ? [low] : [low, high]);
    }

    /// <summary>Draws a number of random bits (<c>getrandbits</c>).</summary>
    /// <param name="bits">From 0, which draws nothing, to 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 0 bits or more than 64.</exception>
    public ulong GetRandBits(int bits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 64);
        if (bits <= 32)
        {
            return bits == 0 ? 0 : HighBits(bits);
        }

        ulong low = HighBits(32);
        return low | ((ulong)HighBits(bits - 32) << 32);
    }

    /// <summary>Draws one item (<c>choice</c>).</summary>
    /// <param name="items">At least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no item.</exception>
    public T Choice<T>(IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfZero(items.Count, nameof(items));
        return items[(int)Below(items.Count)];
    }

    /// <summary>Draws an integer, both ends included (<c>randint</c>).</summary>
    /// <param name="low">The lowest that may come.</param>
    /// <param name="high">The highest that may come, not below <paramref name="low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty.</exception>
    public int RandInt(int low, int high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(high, low);
        return (int)(low + Below((long)high - low + 1));
    }

    /// <summary>Draws items without putting them back (<c>sample</c>), in the order drawn.</summary>
    /// <param name="items">What to draw from.</param>
    /// <param name="count">How many, at most all.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The count is negative or greater than the number of items.
    /// </exception>
    public T[] Sample<T>(IReadOnlyList<T> items, int count)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, items.Count);
        return items.Count <= LargestPool(count) ? SampleFromPool([.. items], count) : SampleByRejection(items, count);
    }

    // CPython copies the items into a pool where that takes less memory than a set of those drawn.
    private static long LargestPool(int count)
    {
        const int smallSet = 21;
        if (count <= 5)
        {
            return smallSet;
        }

        var table = 1L;
        while (table < 3L * count)
        {
            table *= 4;
        }

        return smallSet + table;
    }

    private T[] SampleFromPool<T>(T[] pool, int count)
    {
        var drawn = new T[count];
        for (var i = 0; i < count; i++)
        {
            var remaining = pool.Length - i;
            var index = Below(remaining);
            drawn[i] = pool[index];
            pool[index] = pool[remaining - 1];
        }

        return drawn;
    }

    private T[] SampleByRejection<T>(IReadOnlyList<T> items, int count)
    {
        var seen = new HashSet<long>(count);
        var drawn = new T[count];
        for (var i = 0; i < count; i++)
        {
            long index;
            do
            {
                index = Below(items.Count);
            } while (!seen.Add(index));

            drawn[i] = items[(int)index];
        }

        return drawn;
    }

    private long Below(long bound)
    {
        // The bits of the bound itself, not of the greatest draw: one bit more for a power of two.
        var bits = BitOperations.Log2((ulong)bound) + 1;
        ulong draw;
        do
        {
            draw = GetRandBits(bits);
        } while (draw >= (ulong)bound);

        return (long)draw;
    }

    private uint HighBits(int bits) => _words.NextUInt32() >> (32 - bits);
}
