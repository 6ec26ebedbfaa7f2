using GenomicAttention.Runtime;

namespace GenomicAttention.Tests.Runtime;

/// <summary>
/// All tests that touch torch: its default generator is global to the process, so they run one after another.
/// </summary>
[CollectionDefinition(Collection)]
public sealed class TorchTests : ICollectionFixture<StartedTorch>
{
    public const string Collection = "torch";
}

/// <summary>Starts torch once, in an environment that asks for other arithmetic than the pins.</summary>
public sealed class StartedTorch
{
    /// <summary>What stood in the environment before torch was started.</summary>
    public static IReadOnlyDictionary<string, string> SetBefore { get; } =
        new Dictionary<string, string>
        {
            // Pinned to something else.
            ["ATEN_CPU_CAPABILITY"] = "default",
            ["MKL_CBWR"] = "AVX512",
            ["MKL_NUM_THREADS"] = "3",
            ["OMP_NUM_THREADS"] = "5",
            ["ONEDNN_MAX_CPU_ISA"] = "ALL",
            // To be unset: one for each beginning that the pins name, and one in lower case.
            ["ATEN_FLUSH_DENORMAL"] = "1",
            ["C10_COMPILE_TIME_MAX_GPUS"] = "1",
            ["DNNL_DEFAULT_FPMATH_MODE"] = "BF16",
            ["GOMP_SPINCOUNT"] = "7",
            ["KMP_BLOCKTIME"] = "7",
            ["LIBTORCH_SOMETHING"] = "1",
            ["LRU_CACHE_CAPACITY"] = "7",
            ["MKL_ENABLE_INSTRUCTIONS"] = "SSE4_2",
            ["OMP_DYNAMIC"] = "true",
            ["ONEDNN_DEFAULT_FPMATH_MODE"] = "BF16",
            ["OPENBLAS_NUM_THREADS"] = "2",
            ["PYTORCH_JIT"] = "0",
            ["TORCH_SHOW_DISPATCH_TRACE"] = "0",
            ["VML_ACCURACY"] = "EP",
            ["omp_wait_policy"] = "passive",
        };

    public StartedTorch()
    {
        foreach (var (name, value) in SetBefore)
        {
            NativeEnvironment.Set(name, value);
        }

        TorchRuntime.Start();
    }
}
