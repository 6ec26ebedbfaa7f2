using GenomicAttention.Evaluation;
using GenomicAttention.Models;
using GenomicAttention.Sequences;
using GenomicAttention.Tests.Models;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Evaluation;

[Collection(TorchTests.Collection)]
public sealed class AttentionAnalysisTests
{
    private static readonly LabelledSequences Planted = new(
        ModelZoo.Data(count: 3, length: 40, seed: 1).Sequences,
        [0.1f, 0.2f, 0.3f],
        [
            [new PlantedMotif("a", 3, 6, 0.8)],
            [new PlantedMotif("a", 3, 6, 0.8), new PlantedMotif("b", 7, 5, 0.6)], // two positions of both
            [],
        ]
    );

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_the_weights_the_published_overlap_counts_the_positions_of_motifs(long seed)
    {
        using var model = Make(seed);

        var analysis = AttentionAnalysis.Of(model, Planted, 3);

        Assert.Equal([6, 9, 0], analysis.Sequences.Select(sequence => sequence.MotifPositions));
        Assert.Equal([6.0, 9.0, 0.0], analysis.Sequences.Select(sequence => Math.Round(sequence.PublishedOverlap, 9)));
        Assert.Equal([6 / 40.0, 9 / 40.0, 0], analysis.Sequences.Select(sequence => sequence.MotifShare));
        Assert.Equal(5.0, analysis.PublishedOverlap, 1e-9);
        Assert.Equal((6 + 12 + 0) / 40.0 / 3, analysis.PublishedChance, 1e-12);
    }

    [Fact]
    public void The_share_of_attention_is_what_the_positions_of_motifs_get_from_all_queries()
    {
        using var scope = NewDisposeScope();
        using var model = Make(seed: 1);

        var analysis = AttentionAnalysis.Of(model, Planted, 2);

        foreach (var (row, sequence) in analysis.Sequences.Index())
        {
            var codes = Planted.Sequences[row].ToArray().Select(code => (long)code).ToArray();
            var weights = model.AttentionWeights(tensor(codes, 1, 40))[0]; // [queries, keys]
            var end = 3 + sequence.MotifPositions;
            var expected = weights.narrow(1, 3, end - 3).sum().item<float>() / weights.sum().item<float>();
            Assert.Equal(expected, sequence.AttentionShare, 1e-5);
            Assert.Equal(Planted.Sequences.Ids[row], sequence.Id);
        }
    }

    private static DenseAttention Make(long seed)
    {
        using var random = new TorchRandom(seed);
        return new DenseAttention(Dense(heads: 2));
    }
}
