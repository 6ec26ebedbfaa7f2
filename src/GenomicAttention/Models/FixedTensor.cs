using static TorchSharp.torch;

namespace GenomicAttention.Models;

/// <summary>A tensor that a module computes with but does not learn, and that is no part of its saved weights.</summary>
/// <remarks>TorchSharp takes every tensor in a module's field for a buffer, which would be saved.</remarks>
internal sealed class FixedTensor : IDisposable
{
    /// <param name="value">What it holds from now on, whatever dispose scope it was made in.</param>
    public FixedTensor(Tensor value) => Value = value.DetachFromDisposeScope();

    /// <summary>The tensor.</summary>
    public Tensor Value { get; }

    /// <inheritdoc/>
    public void Dispose() => Value.Dispose();
}
