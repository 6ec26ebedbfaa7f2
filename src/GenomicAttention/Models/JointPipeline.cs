using GenomicAttention.Sequences;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Models;

/// <summary>A convolution of the <see cref="JointPipeline"/>, same padding.</summary>
/// <param name="Channels">Channels that come out.</param>
/// <param name="Width">Positions that it sees; odd.</param>
public sealed record ConvolutionOptions(int Channels, int Width);

/// <summary>The shape of a <see cref="JointPipeline"/>.</summary>
/// <param name="EmbeddingWidth">Channels of an embedding.</param>
/// <param name="EmbeddingStd">Standard deviation of the table's initial values.</param>
/// <param name="Convolutions">The pattern detector's layers, in order; a ReLU follows each.</param>
/// <param name="HiddenWidths">Units of the predictor's hidden layers, in order.</param>
/// <param name="Dropout">The chance of a hidden unit to be dropped in training.</param>
public sealed record JointPipelineOptions(
    int EmbeddingWidth,
    double EmbeddingStd,
    IReadOnlyList<ConvolutionOptions> Convolutions,
    IReadOnlyList<int> HiddenWidths,
    double Dropout
)
{
    /// <summary>What the model says of a sequence.</summary>
    public ModelOutput Output { get; init; } = ModelOutput.Strength;
}

/// <summary>
/// The joint pipeline (section 3.3.3): embeddings, convolutions that detect patterns, and a predictor, trained
/// together. No attention.
/// </summary>
public sealed class JointPipeline : SequenceModel
{
    private readonly Embedding _embeddings;
    private readonly Module<Tensor, Tensor> _patternDetector;
    private readonly Module<Tensor, Tensor> _predictor;
    private readonly JointPipelineOptions _options;

    /// <summary>Makes the model and draws its initial weights.</summary>
    public JointPipeline(JointPipelineOptions options)
        : base(nameof(JointPipeline))
    {
        _options = options;
        _embeddings = Embedding(Alphabet.VocabularySize, options.EmbeddingWidth, padding_idx: Alphabet.Pad);
        _patternDetector = MakePatternDetector(options);
        _predictor = MakePredictor(options);

        // The whole table, the padding's row too: it is no longer zero, but no gradient will reach it.
        using (init.normal_(_embeddings.weight!, 0, options.EmbeddingStd)) { }

        register_module("embeddings", _embeddings);
        register_module("pattern_detector", _patternDetector);
        register_module("predictor", _predictor);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<int> DropoutWidths => _options.HiddenWidths;

    /// <inheritdoc/>
    public override Tensor forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var embedded = _embeddings.call(tokens).transpose(1, 2); // [batch, channels, length]
        var patterns = Padding.Of(tokens) is { } padding
            ? DetectPatterns(embedded, padding)
            : _patternDetector.call(embedded).mean([2]); // [batch, channels]
        var predicted = _options.Output.Shape(_predictor.call(patterns)); // [batch] or [batch, outputs]
        return predicted.MoveToOuterDisposeScope();
    }

    // Each convolution sees zeros behind a sequence's end, as it does behind the end of the longest.
    private Tensor DetectPatterns(Tensor embedded, Padding padding)
    {
        var features = padding.BlankChannels(embedded);
        foreach (var layer in _patternDetector.children().Cast<Module<Tensor, Tensor>>())
        {
            features = padding.BlankChannels(layer.call(features));
        }

        return padding.Mean(features.transpose(1, 2));
    }

    private static Sequential MakePatternDetector(JointPipelineOptions options)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        var channels = options.EmbeddingWidth;
        foreach (var convolution in options.Convolutions)
        {
            layers.Add(new PortableConvolution(channels, convolution.Channels, convolution.Width));
            layers.Add(ReLU());
            channels = convolution.Channels;
        }

        return Sequential(layers);
    }

    private static Sequential MakePredictor(JointPipelineOptions options)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        var width = options.Convolutions[^1].Channels;
        foreach (var hidden in options.HiddenWidths)
        {
            layers.AddRange([Linear(width, hidden), ReLU(), new PortableDropout(options.Dropout)]);
            width = hidden;
        }

        layers.Add(Linear(width, options.Output.Count));
        return Sequential(options.Output.IsStrength ? [.. layers, Sigmoid()] : layers);
    }
}
