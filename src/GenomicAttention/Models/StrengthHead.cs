using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Models;

/// <summary>The head that the attention models share (sections 3.3.1 and 3.3.2).</summary>
internal static class StrengthHead
{
    /// <summary>[batch, embedding] to [batch, 1]: hidden layer, ReLU, dropout, one unit, sigmoid.</summary>
    public static Module<Tensor, Tensor> Make(int embeddingWidth, int hiddenWidth, double dropout) =>
        Sequential(
            ("0", Linear(embeddingWidth, hiddenWidth)),
            ("1", ReLU()),
            ("2", new PortableDropout(dropout)),
            ("3", Linear(hiddenWidth, 1)),
            ("4", Sigmoid())
        );
}
