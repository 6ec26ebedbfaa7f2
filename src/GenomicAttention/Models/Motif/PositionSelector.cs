using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Models.Motif;

/// <summary>Scores positions by their features [batch, length, channels], and keeps the best.</summary>
internal sealed class PositionSelector : Module
{
    private readonly MotifSelectionOptions _options;
    private readonly Linear? _wanted;
    private readonly FixedTensor _footprint; // [1, 1, width]

    public PositionSelector(MotifOptions options, MotifSelectionOptions selection)
        : base(nameof(PositionSelector))
    {
        _options = selection;
        _footprint = new FixedTensor(Footprint(options.Width / 2, selection.Footprint));
        if (Learns || selection.Selection == MotifSelection.Frozen)
        {
            _wanted = Linear(options.Channels, 1);
            _wanted.bias!.Fill(0);
            register_module("wanted", _wanted);
        }
    }

    /// <summary>Whether it is trained.</summary>
    public bool Learns => _options.Selection is MotifSelection.Learned or MotifSelection.Shuffled;

    /// <summary>The best positions of each sequence, and how much each is wanted; no gradient is followed.</summary>
    /// <param name="features">[batch, length, channels]; zero where there is no letter.</param>
    /// <param name="padding">Where that is.</param>
    /// <param name="kept">How many positions of a length are kept.</param>
    public PositionSelection Select(Tensor features, Padding? padding, Func<int, int> kept)
    {
        using var withoutGradient = no_grad();
        using var scope = NewDisposeScope();
        var best = PositionSelection.Best(Scores(features, padding), padding, kept);
        return (
            _options.Selection == MotifSelection.Shuffled ? best.OfAnother(padding) : best
        ).MoveToOuterDisposeScope();
    }

    private Tensor Scores(Tensor features, Padding? padding) => // [batch, length]
        _options.Selection switch
        {
            MotifSelection.Norm => Norms(features),
            MotifSelection.NormSpread => Spread(Norms(features)),
            MotifSelection.Random => rand(features.shape[0], features.shape[1]),
            _ => Spread(padding.Blank(_wanted!.call(features).squeeze(-1).sigmoid())),
        };

    /// <summary>How badly the scores tell what the readout would weigh: a number.</summary>
    /// <param name="features">[batch, length, channels].</param>
    /// <param name="mass">The readout's weights, [batch, length]; nothing flows back into them.</param>
    /// <param name="padding">Positions that are not asked about.</param>
    public Tensor Loss(Tensor features, Tensor mass, Padding? padding)
    {
        using var scope = NewDisposeScope();
        var target = (mass.detach() * _options.MassScale).clamp_max(1); // [batch, length]
        var logits = _wanted!.call(features).squeeze(-1); // [batch, length]
        var loss = padding is null
            ? functional.binary_cross_entropy_with_logits(logits, target)
            : functional.binary_cross_entropy_with_logits(logits, target, padding.Present, Reduction.Sum)
                / padding.Present.sum();
        return (loss * _options.LossWeight).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _footprint.Dispose();
        }

        base.Dispose(disposing);
    }

    private static Tensor Norms(Tensor features) => features.square().sum(-1); // [batch, length]

    private Tensor Spread(Tensor wanted) => PortableConvolution.Same(wanted.unsqueeze(1), _footprint.Value).squeeze(1); // [batch, length]

    private static Tensor Footprint(int reach, double neighbour)
    {
        var weights = new float[(2 * reach) + 1];
        Array.Fill(weights, (float)neighbour);
        weights[reach] = 1;
        return tensor(weights, 1, 1, weights.Length);
    }
}
