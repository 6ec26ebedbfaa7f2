using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenomicAttention.Models.Motif;

/// <summary>
/// Attention over a few positions of what the stem sees: a selector scores all, the best are kept, and prediction sees
/// those alone.
/// </summary>
/// <remarks>
/// Only indices leave a selection, so that no gradient of the prediction reaches the selector. Here it learns from the
/// attention itself: to tell, from a position's features, how much the readout would weigh it if it were kept.
/// </remarks>
public sealed class MotifSparse : SequenceModel, ISelectsPositions, IScheduled
{
    private readonly MotifStem _stem;
    private readonly PositionSelector _selector;
    private readonly MotifReadout _readout;
    private readonly MotifSelectionOptions _selection;
    private Tensor? _auxiliaryLoss;

    /// <summary>Makes the model and draws its initial weights.</summary>
    /// <param name="options">The shape.</param>
    /// <param name="selection">How many positions are kept, and how they are chosen.</param>
    /// <param name="meanLabel">What is predicted at first.</param>
    public MotifSparse(MotifOptions options, MotifSelectionOptions selection, float meanLabel)
        : base(nameof(MotifSparse))
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(selection);
        _selection = selection;
        _stem = new MotifStem(options);
        _readout = new MotifReadout(options, meanLabel);
        _selector = new PositionSelector(options, selection);
        register_module("stem", _stem);
        register_module("readout", _readout);
        register_module("selector", _selector);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<int> DropoutWidths => [];

    /// <inheritdoc/>
    public double Progress { get; set; } = 1;

    /// <inheritdoc/>
    public double SettledFrom => _selection.SparseFrom;

    /// <inheritdoc/>
    public bool ChoosesBySequence => _selection.Selection is not (MotifSelection.Random or MotifSelection.Shuffled);

    /// <inheritdoc/>
    public IEnumerable<Parameter> SelectorParameters => _selector.parameters();

    /// <inheritdoc/>
    public override void Freeze()
    {
        base.Freeze();
        _stem.Freeze();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var padding = Padding.Of(tokens);
        var features = _stem.call(tokens, padding); // [batch, length, channels]
        if (training && _selector.Learns)
        {
            _auxiliaryLoss?.Dispose();
            _auxiliaryLoss = _selector
                .Loss(features, _readout.Mass(features.detach()), padding)
                .DetachFromDisposeScope();
        }

        var kept = _selector.Select(features, padding, Kept); // of each sequence k positions
        var counts = kept.IsKept?.to(ScalarType.Float32); // [batch, k]
        return _readout.call(kept.Gather(features), counts).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor? TakeAuxiliaryLoss()
    {
        var loss = _auxiliaryLoss;
        _auxiliaryLoss = null;
        return loss;
    }

    /// <inheritdoc/>
    public PositionSelection Select(Tensor tokens)
    {
        using var withoutGradient = no_grad();
        using var scope = NewDisposeScope();
        var padding = Padding.Of(tokens);
        return _selector.Select(_stem.call(tokens, padding), padding, Kept).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _auxiliaryLoss?.Dispose();
        }

        base.Dispose(disposing);
    }

    // From all positions down to the sparsity's, at equal steps of the logarithm; powers by repeated roots would do too,
    // but a whole number rounds the last bit away.
    private int Kept(int length)
    {
        var sparsest = SparseAttention.KeptPositions(length, _selection.Sparsity);
        if (!training || Progress >= _selection.SparseFrom)
        {
            return sparsest;
        }

        var way = Math.Max(0, (Progress - _selection.AllUntil) / (_selection.SparseFrom - _selection.AllUntil));
        return (int)Math.Round(length * Math.Pow(sparsest / (double)length, way));
    }
}
