using System.Runtime;

namespace ObservedData.Prediction;

/// <summary>Runs several passes of a model at once.</summary>
/// <remarks>
/// TorchSharp hands a number such as the 1 of <c>x + 1</c> to libtorch by the handle of an object that nothing holds on to
/// during the call. Where one thread alone works, no garbage is collected in the middle of a call; where several do, another
/// may cause it, and the number is freed while it is read: passes then fail, or give something else. So a round of passes
/// has its memory set aside first, and nothing is collected until all have ended.
/// </remarks>
/// <param name="threads">How many passes at once.</param>
internal sealed class ParallelPasses(int threads)
{
    /// <summary>What a round of passes may allocate: some times what it does.</summary>
    private const long Memory = 128 << 20;

    /// <summary>Runs a round.</summary>
    /// <param name="count">How many passes.</param>
    /// <param name="oneByOne">Whether a pass may allocate more than is set aside.</param>
    /// <param name="pass">Runs one, from zero; it may run twice, and must then do the same.</param>
    public void Run(int count, bool oneByOne, Action<int> pass)
    {
        if (oneByOne || threads == 1 || !IsUndisturbed(count, pass))
        {
            for (var index = 0; index < count; index++)
            {
                pass(index);
            }
        }
    }

    private bool IsUndisturbed(int count, Action<int> pass)
    {
        if (!GC.TryStartNoGCRegion(Memory))
        {
            return false;
        }

        var collections = GC.CollectionCount(0);
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, pass);
            return GC.CollectionCount(0) == collections;
        }
        finally
        {
            if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            {
                GC.EndNoGCRegion();
            }
        }
    }
}
