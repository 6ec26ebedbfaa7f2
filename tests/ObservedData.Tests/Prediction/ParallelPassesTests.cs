using System.Runtime;
using ObservedData.Prediction;

namespace ObservedData.Tests.Prediction;

[Collection("torch")]
public sealed class ParallelPassesTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(4, true)]
    public void One_by_one_passes_run_once_each_in_order(int threads, bool oneByOne)
    {
        var ran = new List<int>();

        new ParallelPasses(threads).Run(20, oneByOne, ran.Add);

        Assert.Equal(Enumerable.Range(0, 20), ran);
    }

    [Fact]
    public void Several_at_once_are_all_run_and_nothing_is_set_aside_afterwards()
    {
        var ran = new int[50];

        new ParallelPasses(4).Run(50, oneByOne: false, pass => Interlocked.Increment(ref ran[pass]));

        Assert.All(ran, times => Assert.InRange(times, 1, 2));
        Assert.NotEqual(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode);
    }

    // What was freed in the middle of a call may have been read: such a round counts for nothing.
    [Fact]
    public void Passes_in_whose_midst_garbage_was_collected_are_run_again_one_by_one()
    {
        var given = new int[8];
        var collects = true;

        new ParallelPasses(4).Run(
            8,
            oneByOne: false,
            pass =>
            {
                given[pass] = Volatile.Read(ref collects) ? -1 : pass;
                if (pass == 3 && collects)
                {
                    GC.Collect();
                    Volatile.Write(ref collects, false);
                }
            }
        );

        Assert.Equal(Enumerable.Range(0, 8), given);
    }
}
