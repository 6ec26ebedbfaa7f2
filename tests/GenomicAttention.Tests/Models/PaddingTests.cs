using GenomicAttention.Models;
using GenomicAttention.Models.Attention;
using GenomicAttention.Models.Controls;
using GenomicAttention.Models.Motif;
using GenomicAttention.Sequences;
using GenomicAttention.Tests.Models.Motif;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace GenomicAttention.Tests.Models;

/// <summary>What fills sequences up to the longest of a batch makes no difference to any of them.</summary>
[Collection(TorchTests.Collection)]
public sealed class PaddingTests
{
    private const double Tolerance = 2e-6;
    private const int Longest = 40;

    private static readonly int[] Lengths = [9, 30, 21, 30];

    private static readonly MotifOptions Shape = MotifShapes.Tiny with { Length = Longest };

    private static readonly Dictionary<string, Func<SequenceModel>> Makers = new()
    {
        ["dense, module"] = () => new DenseAttention(Dense(4, AttentionKernel.Module)),
        ["dense, fused"] = () => new DenseAttention(Dense(4, AttentionKernel.Fused)),
        ["dense, collapsed"] = () => new DenseAttention(Dense(4, AttentionKernel.Collapsed)),
        ["sparse"] = () => new SparseAttention(Sparse(SparseApproximator.AppendixA2), 0.2),
        ["without attention"] = () => new MeanEmbedding(Dense(4, AttentionKernel.Collapsed)),
        ["with positions"] = () => new PositionedAttention(Dense(4, AttentionKernel.Fused), Longest),
        ["joint"] = () => new JointPipeline(Joint),
        ["motif-dense"] = () => new MotifDense(Shape, 0.4f),
        ["motif-sparse, learned"] = () => Motif(MotifSelection.Learned),
        ["motif-sparse, norm"] = () => Motif(MotifSelection.Norm),
        ["motif-sparse, norm spread"] = () => Motif(MotifSelection.NormSpread),
    };

    public static TheoryData<string> Names => [.. Makers.Keys];

    public static TheoryData<string> Selecting => ["sparse", "motif-sparse, learned", "motif-sparse, norm"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sequence_is_predicted_as_if_it_were_alone(string name)
    {
        using var scope = NewDisposeScope();
        using var model = Make(name);
        model.eval();
        var together = model.call(Padded(Longest)).data<float>().ToArray();

        for (var row = 0; row < Lengths.Length; row++)
        {
            var alone = model.call(Padded(Longest).narrow(0, row, 1).narrow(1, 0, Lengths[row])).item<float>();
            Assert.Equal(alone, together[row], Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void More_of_it_changes_no_gradient(string name)
    {
        var (few, many) = (Gradients(name, Lengths.Max()), Gradients(name, Longest));

        Assert.Equal(few.Length, many.Length);
        Assert.Contains(few, gradient => Math.Abs(gradient) > 1e-4);
        for (var at = 0; at < few.Length; at++)
        {
            Assert.Equal(few[at], many[at], 1e-4f * (1 + Math.Abs(few[at])));
        }
    }

    [Theory]
    [MemberData(nameof(Selecting))]
    public void Nothing_of_it_is_selected_and_each_sequence_keeps_its_own_share(string name)
    {
        using var scope = NewDisposeScope();
        using var model = Make(name);
        model.eval();
        var selection = ((ISelectsPositions)model).Select(Padded(Longest));
        var positions = selection.Positions.data<long>().ToArray().Chunk((int)selection.Positions.shape[1]).ToArray();
        var isKept = selection.IsKept!.data<bool>().ToArray().Chunk(positions[0].Length).ToArray();

        for (var row = 0; row < Lengths.Length; row++)
        {
            var kept = positions[row].Where((_, at) => isKept[row][at]).ToList();
            Assert.Equal(SparseAttention.KeptPositions(Lengths[row], 0.2), kept.Count);
            Assert.All(kept, position => Assert.InRange(position, 0, Lengths[row] - 1));
        }
    }

    [Theory]
    [InlineData(MotifSelection.Shuffled)]
    [InlineData(MotifSelection.Random)]
    public void Nothing_of_it_is_kept_where_chance_or_another_sequence_chooses(MotifSelection by)
    {
        using var scope = NewDisposeScope();
        using var random = new TorchRandom(1);
        using var model = Motif(by);
        var selection = model.Select(Padded(Longest));
        var isLetter = Padded(Longest).ne(Alphabet.Pad).gather(1, selection.Positions);

        Assert.False((selection.IsKept! & isLetter.logical_not()).any().item<bool>());
        Assert.True(selection.IsKept!.any().item<bool>());
    }

    [Fact]
    public void A_batch_without_it_has_none() => Assert.Null(Padding.Of(Padded(Lengths[1]).narrow(0, 1, 1)));

    private static float[] Gradients(string name, int length)
    {
        using var scope = NewDisposeScope();
        using var model = Make(name);
        foreach (var dropout in model.modules().OfType<PortableDropout>())
        {
            dropout.eval();
        }

        var labels = tensor([0.9f, 0.1f, 0.4f, 0.7f]);
        var loss = functional.mse_loss(model.call(Padded(length)), labels);
        using var auxiliary = (model as IScheduled)?.TakeAuxiliaryLoss();
        (auxiliary is null ? loss : loss + auxiliary).backward();
        return [.. model.parameters().SelectMany(parameter => parameter.grad?.data<float>().ToArray() ?? [])];
    }

    private static SequenceModel Make(string name)
    {
        using var random = new TorchRandom(5);
        return Makers[name]();
    }

    private static MotifSparse Motif(MotifSelection by)
    {
        var model = new MotifSparse(Shape, MotifShapes.Keeping(by, 0.2), 0.4f);
        // As after half a training, when it has begun to keep few.
        model.Progress = 1;
        return model;
    }

    private static Tensor Padded(int length)
    {
        var random = new Random(11);
        var codes = new long[Lengths.Length * length];
        Array.Fill(codes, Alphabet.Pad);
        foreach (var (row, letters) in Lengths.Index())
        {
            for (var position = 0; position < letters; position++)
            {
                codes[(row * length) + position] = random.Next(Alphabet.N);
            }
        }

        return tensor(codes, Lengths.Length, length);
    }
}
