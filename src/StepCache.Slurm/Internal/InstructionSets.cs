using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace StepCache.Slurm.Internal;

/// <summary>What of a processor decides the bits of floating-point results. A key is computed on the host and speaks of its
/// own processor, so a node must be like it.</summary>
internal static class InstructionSets
{
    public static string Here { get; } =
        string.Join(
            '+',
            new[]
            {
                RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
                Avx2.IsSupported ? "avx2" : "",
                Fma.IsSupported ? "fma" : "",
            }.Where(set => set.Length > 0)
        );
}
