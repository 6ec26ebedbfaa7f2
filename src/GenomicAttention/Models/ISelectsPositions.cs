using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenomicAttention.Models;

/// <summary>A model that scores a sequence's positions, keeps the best, and predicts from those alone.</summary>
public interface ISelectsPositions
{
    /// <summary>How much each position is wanted: [batch, length].</summary>
    /// <param name="tokens">[batch, length].</param>
    Tensor PositionScores(Tensor tokens);

    /// <summary>The positions that the model keeps, best score first: int64 [batch, k].</summary>
    /// <param name="tokens">[batch, length].</param>
    Tensor SelectedPositions(Tensor tokens);

    /// <summary>What the scores are computed with, and with nothing else in the model.</summary>
    IEnumerable<Parameter> SelectorParameters { get; }
}
