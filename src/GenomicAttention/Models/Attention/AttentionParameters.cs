using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace GenomicAttention.Models.Attention;

/// <summary>
/// The parameters of torch's attention module, for kernels that compute without it: queries, keys and values
/// come from one packed projection.
/// </summary>
internal sealed class AttentionParameters : IDisposable
{
    private readonly Tensor _inWeight; // [3 channels, channels]
    private readonly Tensor _inBias; // [3 channels]
    private readonly Tensor _outWeight; // [channels, channels]
    private readonly Tensor _outBias; // [channels]
    private readonly int _heads;

    public AttentionParameters(MultiheadAttention attention, int heads)
    {
        var parameters = attention.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter);
        _inWeight = parameters["in_proj_weight"].DetachFromDisposeScope();
        _inBias = parameters["in_proj_bias"].DetachFromDisposeScope();
        _outWeight = parameters["out_proj.weight"].DetachFromDisposeScope();
        _outBias = parameters["out_proj.bias"].DetachFromDisposeScope();
        _heads = heads;
    }

    /// <summary>Channels of a head: what scores are scaled by the root of.</summary>
    public long HeadWidth => _outWeight.shape[0] / _heads;

    /// <summary>
    /// Embedded tokens [.., length, channels] to queries, keys and values, each [.., heads, length, width].
    /// </summary>
    public (Tensor Queries, Tensor Keys, Tensor Values) Project(Tensor embedded)
    {
        var projected = linear(embedded, _inWeight, _inBias); // [.., length, 3 channels]
        var parts = projected.chunk(3, -1); // each [.., length, channels]
        return (SplitHeads(parts[0]), SplitHeads(parts[1]), SplitHeads(parts[2]));
    }

    /// <summary>Heads side by side [.., channels] to the module's output [.., channels].</summary>
    public Tensor ProjectOut(Tensor joined) => linear(joined, _outWeight, _outBias);

    public void Dispose()
    {
        _inWeight.Dispose();
        _inBias.Dispose();
        _outWeight.Dispose();
        _outBias.Dispose();
    }

    private Tensor SplitHeads(Tensor part) => part.unflatten(part.dim() - 1, _heads, HeadWidth).transpose(-3, -2);
}
