using GenomicAttention.Models;
using static TorchSharp.torch;

namespace GenomicAttention.Training;

/// <summary>
/// torch's default generator, which the published scripts draw splits, initial weights, shuffles and dropout
/// from. There is one in a process: making a second stream starts the first again.
/// </summary>
public sealed class TorchRandom : IDisposable
{
    private Generator _generator;

    /// <summary>Seeds the default generator.</summary>
    public TorchRandom(long seed) => _generator = manual_seed(seed);

    /// <summary>Starts again from a seed.</summary>
    public void Reseed(long seed)
    {
        _generator.Dispose();
        _generator = manual_seed(seed);
    }

    /// <summary>Where the generator stands, a drawn normal that it holds back included.</summary>
    public byte[] State()
    {
        using var state = _generator.get_state();
        return state.bytes.ToArray();
    }

    /// <summary>Puts the generator where it stood.</summary>
    public void Restore(byte[] state)
    {
        using var bytes = tensor(state, ScalarType.Byte);
        _generator.set_state(bytes);
    }

    /// <summary>Draws an order of rows.</summary>
    public IReadOnlyList<int> Permutation(int count)
    {
        using var order = randperm(count, dtype: ScalarType.Int32, generator: _generator);
        return order.data<int>().ToArray();
    }

    /// <summary>
    /// Draws what a loader draws when a pass begins, shuffled or not: the seed that its workers would get.
    /// </summary>
    public void BeginPass() => NextInt64();

    /// <summary>
    /// Draws what a shuffling loader draws when a pass begins, and gives the order of its rows: int64 [count]. A
    /// generator of its own makes the order; the second draw seeds it.
    /// </summary>
    public Tensor BeginShuffledPass(int count)
    {
        BeginPass();
        using var shuffler = new Generator((ulong)NextInt64());
        return randperm(count, dtype: ScalarType.Int64, generator: shuffler);
    }

    /// <summary>Draws what a training with a validation pass after each epoch draws, without its arithmetic.</summary>
    /// <param name="model">What would be trained.</param>
    /// <param name="sequences">How many sequences it would be trained on.</param>
    /// <param name="epochs">For how many epochs.</param>
    public void SkipTraining(SequenceModel model, int sequences, int epochs)
    {
        ArgumentNullException.ThrowIfNull(model);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            BeginPass();
            NextInt64();
            using (rand(sequences, model.DropoutWidths.Sum(), dtype: ScalarType.Float64, generator: _generator)) { }

            BeginPass();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _generator.Dispose();

    private long NextInt64()
    {
        // The low 63 bits of one 64-bit draw. A range that ends at long.MaxValue takes a remainder instead, which
        // is one too high for half of the draws.
        using var drawn = randint(long.MinValue, long.MaxValue, [], dtype: ScalarType.Int64, generator: _generator);
        return drawn.item<long>() & long.MaxValue;
    }
}
