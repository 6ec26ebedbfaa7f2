using System.Runtime.InteropServices;
using TorchSharp.Modules;

namespace GenomicAttention.Models;

/// <summary>Sets parameters that are not drawn.</summary>
internal static class InitialValues
{
    /// <summary>Gives every number of a parameter one value.</summary>
    public static void Fill(this Parameter parameter, float value) =>
        MemoryMarshal.Cast<byte, float>(parameter.bytes).Fill(value);
}
