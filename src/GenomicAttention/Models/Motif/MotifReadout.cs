using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Models.Motif;

/// <summary>
/// Attention of a few learned queries over positions, and a head: features [batch, positions, channels] in, and which of
/// the positions count, [batch, positions] of 1 and 0 or null where all do; predictions [batch] or [batch, outputs] out.
/// </summary>
/// <remarks>
/// Each head's softmax has one place more, whose score and value are 0: what attends to nothing gives 0, and two motifs
/// give more than one. A softmax over positions alone would average them away.
/// </remarks>
internal sealed class MotifReadout : Module<Tensor, Tensor?, Tensor>
{
    private const double LargestScore = 8;

    /// <summary>At first a position weighs e⁻³ of the place that is nothing.</summary>
    private const float InitialScore = -3;

    private readonly Linear _scores;
    private readonly Linear _values;
    private readonly Linear _hidden;
    private readonly Linear _strength;
    private readonly ModelOutput _output;

    /// <param name="options">The shape.</param>
    /// <param name="meanLabel">What is predicted at first.</param>
    public MotifReadout(MotifOptions options, float meanLabel)
        : base(nameof(MotifReadout))
    {
        _scores = Linear(options.Channels, options.Heads);
        _values = Linear(options.Channels, options.Heads);
        _hidden = Linear(options.Heads, options.HiddenWidth);
        _output = options.Output;
        _strength = Linear(options.HiddenWidth, _output.Count);
        _scores.bias!.Fill(InitialScore);
        _strength.bias!.Fill(meanLabel);

        register_module("scores", _scores);
        register_module("values", _values);
        register_module("hidden", _hidden);
        register_module("strength", _strength);
    }

    public override Tensor forward(Tensor features, Tensor? counts)
    {
        using var scope = NewDisposeScope();
        return Gather(_scores.call(features), _values.call(features), counts).MoveToOuterDisposeScope();
    }

    /// <summary>What <see cref="Gather"/> takes, side by side: [batch, positions, 2 · heads]; linear in the features.</summary>
    public Tensor ScoresAndValues(Tensor features) => cat([_scores.call(features), _values.call(features)], -1);

    /// <summary>Predicts from the scores and the values of positions, each [batch, positions, heads].</summary>
    public Tensor Gather(Tensor scores, Tensor values, Tensor? counts)
    {
        using var scope = NewDisposeScope();
        var weights = Weights(scores);
        if (counts is not null)
        {
            weights *= counts.unsqueeze(-1);
        }

        var gathered = (weights * values).sum(1) / (weights.sum(1) + 1); // [batch, heads]
        var predicted = _output.Shape(_strength.call(_hidden.call(gathered).relu())); // [batch] or [batch, outputs]
        return predicted.MoveToOuterDisposeScope();
    }

    /// <summary>The weight of each position, before division by the sum: [batch, positions].</summary>
    public Tensor Mass(Tensor features)
    {
        using var scope = NewDisposeScope();
        return Weights(_scores.call(features)).sum(-1).MoveToOuterDisposeScope();
    }

    private static Tensor Weights(Tensor scores) => scores.clamp_max(LargestScore).exp();
}
