using GenomicAttention.Models;
using GenomicAttention.Models.Attention;
using GenomicAttention.Models.Controls;
using GenomicAttention.Sequences;
using GenomicAttention.Training;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Models;

/// <summary>Every model, by name, in its published shape.</summary>
internal static class ModelZoo
{
    private static readonly Dictionary<string, Func<SequenceModel>> Makers = new()
    {
        ["dense, module"] = () => new DenseAttention(Dense(4, AttentionKernel.Module)),
        ["dense, fused"] = () => new DenseAttention(Dense(4, AttentionKernel.Fused)),
        ["dense, collapsed"] = () => new DenseAttention(Dense(4, AttentionKernel.Collapsed)),
        ["sparse, appendix A.2"] = () => new SparseAttention(Sparse(SparseApproximator.AppendixA2), 0.1),
        ["sparse, one layer"] = () => new SparseAttention(Sparse(SparseApproximator.OneLayer), 0.1),
        ["without attention"] = () => new MeanEmbedding(Dense(4, AttentionKernel.Collapsed)),
        ["joint"] = () => new JointPipeline(Joint),
    };

    public static TheoryData<string> Names => [.. Makers.Keys];

    /// <summary>Makes a model with the weights of a seed.</summary>
    public static SequenceModel Make(string name, long seed = 1)
    {
        using var random = new TorchRandom(seed);
        return Make(name);
    }

    /// <summary>Makes a model with weights from wherever the default generator stands.</summary>
    public static SequenceModel Make(string name) => Makers[name]();

    /// <summary>Tokens [batch, length], N among them.</summary>
    public static Tensor Tokens(long batch, long length, long seed)
    {
        using var random = new TorchRandom(seed);
        return randint(0, Alphabet.Pad, [batch, length], dtype: ScalarType.Int64);
    }

    /// <summary>The same with the last tenth of every sequence padding.</summary>
    public static Tensor PaddedTokens(long batch, long length, long seed)
    {
        var tokens = Tokens(batch, length, seed);
        tokens.narrow(1, length - (length / 10), length / 10).fill_(Alphabet.Pad);
        return tokens;
    }

    /// <summary>Random sequences with random labels.</summary>
    public static LabelledSequences Data(int count, int length, int seed)
    {
        var random = new Random(seed);
        var codes = Enumerable.Range(0, count * length).Select(_ => (byte)random.Next(Alphabet.Pad));
        return new LabelledSequences(
            new EncodedSequences(length, codes.ToArray(), Enumerable.Range(0, count).Select(row => $"s{row}")),
            [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())],
            Enumerable.Range(0, count).Select(_ => Array.Empty<PlantedMotif>())
        );
    }
}
