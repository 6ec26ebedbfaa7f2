using TorchSharp;

namespace GenomicAttention.Runtime;

/// <summary>Makes libtorch ready: pinned arithmetic first, then the libraries, then one thread.</summary>
public static class TorchRuntime
{
    private static readonly Lock Starting = new();
    private static bool _started;

    /// <summary>Starts libtorch in this process, once; later calls do nothing.</summary>
    /// <param name="say">Told what is unusual about how it was loaded.</param>
    /// <exception cref="RuntimeUnavailableException">libtorch cannot run on this machine as it is.</exception>
    /// <exception cref="InvalidOperationException">
    /// libtorch was already loaded, and so has read its environment before it was pinned.
    /// </exception>
    public static void Start(Action<string>? say = null)
    {
        lock (Starting)
        {
            if (!_started)
            {
                PinAndLoad(say);
                _started = true;
            }
        }
    }

    private static void PinAndLoad(Action<string>? say)
    {
        ArithmeticPins.Load().Apply();
        NativeLibraries.Load(say);
        torch.set_num_threads(1);
        torch.set_num_interop_threads(1);
    }
}
