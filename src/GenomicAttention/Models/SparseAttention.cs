using GenomicAttention.Sequences;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Models;

/// <summary>Which of the two approximators that were published under one name.</summary>
public enum SparseApproximator
{
    /// <summary>Appendix A.2's, with two bottleneck layers: used in the sweep.</summary>
    AppendixA2,

    /// <summary>With one bottleneck layer: used in the comparison, where table 4.2 counts its parameters.</summary>
    OneLayer,
}

/// <summary>How a <see cref="SparseAttention"/> chooses the positions that it keeps.</summary>
public enum SparseChoice
{
    /// <summary>By the selector's scores (3.3.2).</summary>
    Scores,

    /// <summary>A control: at random, anew in every pass.</summary>
    Random,

    /// <summary>A control: the positions that the scores give another sequence of the batch.</summary>
    Shuffled,
}

/// <summary>The shape of a <see cref="SparseAttention"/>, apart from how many positions it keeps.</summary>
/// <param name="EmbeddingWidth">Channels of an embedding.</param>
/// <param name="SelectorWidth">Units of the selector's hidden layer.</param>
/// <param name="BottleneckWidth">Units of the approximator's hidden layers.</param>
/// <param name="HiddenWidth">Units of the head's hidden layer.</param>
/// <param name="Dropout">The chance of a unit of the head's hidden layer to be dropped in training.</param>
/// <param name="Approximator">Which of the published approximators.</param>
public sealed record SparseAttentionOptions(
    int EmbeddingWidth,
    int SelectorWidth,
    int BottleneckWidth,
    int HiddenWidth,
    double Dropout,
    SparseApproximator Approximator
)
{
    /// <summary>What the model says of a sequence.</summary>
    public ModelOutput Output { get; init; } = ModelOutput.Strength;
}

/// <summary>
/// Sparse attention (section 3.3.2): a selector scores each token, the best are kept, and a bottleneck stands
/// in for attention among them.
/// </summary>
/// <remarks>
/// Only indices leave the selection, so no gradient reaches the selector: its weights stay as drawn. A score
/// depends on the token alone, so most of a choice is how ties fall: here, to the earlier position.
/// </remarks>
public sealed class SparseAttention : SequenceModel, ISelectsPositions
{
    private readonly Embedding _embeddings;
    private readonly Module<Tensor, Tensor> _tokenSelector;
    private readonly Module<Tensor, Tensor> _approximator;
    private readonly Module<Tensor, Tensor> _classifier;
    private readonly SparseAttentionOptions _options;
    private readonly double _sparsity;
    private readonly SparseChoice _choice;

    /// <summary>Makes the model and draws its initial weights.</summary>
    /// <param name="options">The model's shape.</param>
    /// <param name="sparsity">The share of positions that is kept, in (0, 1].</param>
    /// <param name="choice">How they are chosen.</param>
    public SparseAttention(SparseAttentionOptions options, double sparsity, SparseChoice choice = SparseChoice.Scores)
        : base(nameof(SparseAttention))
    {
        (_options, _sparsity, _choice) = (options, sparsity, choice);
        _embeddings = Embedding(Alphabet.VocabularySize, options.EmbeddingWidth, padding_idx: Alphabet.Pad);
        _tokenSelector = MakeSelector(options);
        _approximator = MakeApproximator(options);
        _classifier = StrengthHead.Make(options.EmbeddingWidth, options.HiddenWidth, options.Dropout, options.Output);

        register_module("embeddings", _embeddings);
        register_module("token_selector", _tokenSelector);
        register_module("mlp_approximator", _approximator);
        register_module("classifier", _classifier);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<int> DropoutWidths => [_options.HiddenWidth];

    /// <summary>How many of a sequence's positions are kept, at least one.</summary>
    /// <remarks>The product is cut off in double precision: of 200 and 0.29 it is 57.</remarks>
    public static int KeptPositions(int length, double sparsity) => Math.Max(1, (int)(length * sparsity));

    /// <inheritdoc/>
    public override Tensor forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var embedded = _embeddings.call(tokens); // [batch, length, channels]
        var padding = Padding.Of(tokens);
        var kept = Choose(embedded, padding); // of each sequence k positions

        var selected = kept.Gather(embedded); // [batch, k, channels]
        var query = padding.Mean(embedded).unsqueeze(1).expand(-1, selected.shape[1], -1); // [batch, k, channels]
        var triples = cat([query, selected, selected], -1); // [batch, k, 3 channels]

        var approximated = kept.Mean(_approximator.call(triples)); // [batch, channels]
        var predicted = _options.Output.Shape(_classifier.call(approximated)); // [batch] or [batch, outputs]
        return predicted.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public bool ChoosesBySequence => _choice == SparseChoice.Scores;

    /// <inheritdoc/>
    public IEnumerable<Parameter> SelectorParameters => _tokenSelector.parameters();

    /// <inheritdoc/>
    public PositionSelection Select(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        return Choose(_embeddings.call(tokens), Padding.Of(tokens)).MoveToOuterDisposeScope();
    }

    private PositionSelection Choose(Tensor embedded, Padding? padding)
    {
        using var withoutGradient = no_grad();
        var scores =
            _choice == SparseChoice.Random
                ? rand(embedded.shape[0], embedded.shape[1])
                : _tokenSelector.call(embedded).squeeze(-1); // [batch, length]
        var best = PositionSelection.Best(scores, padding, length => KeptPositions(length, _sparsity));
        return _choice == SparseChoice.Shuffled ? best.OfAnother(padding) : best;
    }

    private static Module<Tensor, Tensor> MakeSelector(SparseAttentionOptions options)
    {
        var scorer = Sequential(
            ("0", Linear(options.EmbeddingWidth, options.SelectorWidth)),
            ("1", ReLU()),
            ("2", Linear(options.SelectorWidth, 1)),
            ("3", Sigmoid())
        );
        return options.Approximator == SparseApproximator.AppendixA2 ? Sequential(("scorer", scorer)) : scorer;
    }

    private static Module<Tensor, Tensor> MakeApproximator(SparseAttentionOptions options)
    {
        var (embedding, bottleneck) = (options.EmbeddingWidth, options.BottleneckWidth);
        return options.Approximator switch
        {
            SparseApproximator.AppendixA2 => Sequential(
                (
                    "mlp",
                    Sequential(
                        ("0", Linear(3 * embedding, bottleneck)),
                        ("1", ReLU()),
                        ("2", Linear(bottleneck, bottleneck)),
                        ("3", ReLU()),
                        ("4", Linear(bottleneck, embedding))
                    )
                )
            ),
            SparseApproximator.OneLayer => Sequential(
                ("0", Linear(3 * embedding, bottleneck)),
                ("1", ReLU()),
                ("2", Linear(bottleneck, embedding))
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Approximator, "Not an approximator."),
        };
    }
}
