using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Models;

/// <summary>The head that the attention models share (sections 3.3.1 and 3.3.2).</summary>
internal static class StrengthHead
{
    /// <summary>[batch, embedding] to [batch, outputs]: hidden layer, ReLU, dropout, a unit for each output, and a sigmoid
    /// where that is a strength.</summary>
    public static Module<Tensor, Tensor> Make(int embeddingWidth, int hiddenWidth, double dropout, ModelOutput output)
    {
        List<(string, Module<Tensor, Tensor>)> layers =
        [
            ("0", Linear(embeddingWidth, hiddenWidth)),
            ("1", ReLU()),
            ("2", new PortableDropout(dropout)),
            ("3", Linear(hiddenWidth, output.Count)),
        ];
        if (output.IsStrength)
        {
            layers.Add(("4", Sigmoid()));
        }

        return Sequential(layers);
    }
}
