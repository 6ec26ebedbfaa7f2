namespace GenomicAttention.RandomStreams;

/// <summary>
/// MT19937, the generator of 32-bit words beneath both Python's <c>random</c> and NumPy's
/// <c>RandomState</c>.
/// </summary>
/// <remarks>
/// Matsumoto and Nishimura (1998), <see href="https://doi.org/10.1145/272991.272995"/>, with the
/// two ways of seeding that they published in 2002. Not safe for use by several threads at once.
/// </remarks>
public sealed class MersenneTwister
{
    private const int StateLength = 624;
    private const int Middle = 397;
    private const uint KeySeed = 19650218;

    private readonly uint[] _state = new uint[StateLength];
    private int _next = StateLength;

    /// <summary>Seeds with one word (<c>init_genrand</c>), as NumPy does.</summary>
    /// <param name="seed">Any word.</param>
    public MersenneTwister(uint seed)
    {
        _state[0] = seed;
        for (var i = 1; i < StateLength; i++)
        {
            _state[i] = (1812433253u * Folded(i - 1)) + (uint)i;
        }
    }

    /// <summary>Seeds with a key of words (<c>init_by_array</c>), as Python does.</summary>
    /// <param name="key">At least one word.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public MersenneTwister(ReadOnlySpan<uint> key)
        : this(KeySeed)
    {
        if (key.IsEmpty)
        {
            throw new ArgumentException("A key needs at least one word.", nameof(key));
        }

        var i = 1;
        var k = 0;
        for (var step = Math.Max(StateLength, key.Length); step > 0; step--)
        {
            _state[i] = (_state[i] ^ (Folded(i - 1) * 1664525u)) + key[k] + (uint)k;
            i = Following(i);
            k = (k + 1) % key.Length;
        }

        for (var step = StateLength - 1; step > 0; step--)
        {
            _state[i] = (_state[i] ^ (Folded(i - 1) * 1566083941u)) - (uint)i;
            i = Following(i);
        }

        _state[0] = 0x80000000u;
    }

    /// <summary>Draws the next word.</summary>
    public uint NextUInt32()
    {
        if (_next == StateLength)
        {
            Twist();
            _next = 0;
        }

        var word = _state[_next++];
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c5680u;
        word ^= (word << 15) & 0xefc60000u;
        return word ^ (word >> 18);
    }

    /// <summary>Draws two words and makes of them a number in [0, 1) with 53 random bits.</summary>
    public double NextDouble()
    {
        var high = NextUInt32() >> 5;
        var low = NextUInt32() >> 6;
        return ((high * 67108864.0) + low) / 9007199254740992.0;
    }

    private uint Folded(int i) => _state[i] ^ (_state[i] >> 30);

    // Seeding by key walks the state in a ring that leaves out its first word and carries it along.
    private int Following(int i)
    {
        if (i + 1 < StateLength)
        {
            return i + 1;
        }

        _state[0] = _state[StateLength - 1];
        return 1;
    }

    private void Twist()
    {
        for (var i = 0; i < StateLength; i++)
        {
            var joined = (_state[i] & 0x80000000u) | (_state[(i + 1) % StateLength] & 0x7fffffffu);
            var magic = (joined & 1) == 0 ? 0u : 0x9908b0dfu;
            _state[i] = _state[(i + Middle) % StateLength] ^ (joined >> 1) ^ magic;
        }
    }
}
