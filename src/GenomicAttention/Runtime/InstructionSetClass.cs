using System.Runtime.InteropServices;
using Arm = System.Runtime.Intrinsics.Arm;
using X86 = System.Runtime.Intrinsics.X86;

namespace GenomicAttention.Runtime;

/// <summary>
/// The classes of machines within which results are the same bits: never the processor's model.
/// </summary>
public static class InstructionSetClass
{
    /// <summary>The class of this machine: a name that <see cref="ArithmeticPins"/> knows.</summary>
    /// <exception cref="RuntimeUnavailableException">Neither x86-64 nor arm64.</exception>
    public static string Current =>
        (X86.Avx2.IsSupported && X86.Fma.IsSupported, X86.X86Base.IsSupported, Arm.ArmBase.IsSupported) switch
        {
            (true, _, _) => "x86-64-avx2",
            (_, true, _) => "x86-64",
            (_, _, true) => "arm64",
            _ => throw new RuntimeUnavailableException(
                $"There is no libtorch for {RuntimeInformation.ProcessArchitecture}. Run on x86-64 or arm64."
            ),
        };
}
