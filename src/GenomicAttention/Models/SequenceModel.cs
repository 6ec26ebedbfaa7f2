using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Models;

/// <summary>
/// Predicts the regulatory strength of sequences: tokens [batch, length] in, strengths [batch] in (0, 1) out.
/// </summary>
/// <remarks>
/// Making a model draws its initial weights from torch's default generator in the order of its fields, which
/// is that of the published scripts. Names of parameters are theirs too, on disk as well.
/// </remarks>
public abstract class SequenceModel : Module<Tensor, Tensor>
{
    /// <summary>Gives the model a name, which no parameter carries.</summary>
    protected SequenceModel(string name)
        : base(name) { }

    /// <summary>
    /// How many dropout masks' elements each sequence takes in a training pass, layer by layer: what has to be
    /// drawn to skip that pass.
    /// </summary>
    public abstract IReadOnlyList<int> DropoutWidths { get; }

    /// <summary>Goes over to predictions: from now on weights stay as they are, and what depends on them alone may be computed
    /// once. Predictions stay the same but for the last digits.</summary>
    public virtual void Freeze() => eval();

    /// <summary>How many numbers the model has learnt or could learn.</summary>
    public long ParameterCount => parameters().Sum(parameter => parameter.numel());
}
