using GenomicAttention.Tests.Models;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Training;

[Collection(TorchTests.Collection)]
public sealed class BatchesTests
{
    [Fact]
    public void Batches_in_order_are_the_rows_in_order_and_the_last_may_be_smaller()
    {
        using var scope = NewDisposeScope();
        var data = ModelZoo.Data(count: 10, length: 6, seed: 1);
        using var batches = new Batches(data, batchSize: 4);
        var all = Enumerable.Range(0, batches.Count).Select(index => batches[index]).ToList();

        Assert.Equal([4L, 4L, 2L], all.Select(batch => batch.Tokens.shape[0]));
        Assert.Equal(data.Labels, all.SelectMany(batch => batch.Labels.data<float>()));
        Assert.Equal(
            data.Sequences.Codes.ToArray().Select(code => (long)code),
            all.SelectMany(batch => batch.Tokens.contiguous().data<long>())
        );
    }

    [Fact]
    public void Batches_in_another_order_keep_sequence_and_label_together()
    {
        using var scope = NewDisposeScope();
        var data = ModelZoo.Data(count: 5, length: 6, seed: 1);
        using var batches = new Batches(data, batchSize: 3);

        var (tokens, labels) = batches[1, tensor(new long[] { 4, 2, 0, 1, 3 })]; // rows 1 and 3

        Assert.Equal([data.Labels[1], data.Labels[3]], labels.data<float>());
        Assert.Equal(data.Sequences[1].ToArray().Select(code => (long)code), tokens[0].data<long>());
        Assert.Equal(data.Sequences[3].ToArray().Select(code => (long)code), tokens[1].data<long>());
    }

    [Fact]
    public void A_batch_that_is_not_there_is_refused()
    {
        using var batches = new Batches(ModelZoo.Data(count: 5, length: 6, seed: 1), batchSize: 3);

        Assert.Throws<ArgumentOutOfRangeException>(() => batches[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => batches[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new Batches(ModelZoo.Data(count: 5, length: 6, seed: 1), batchSize: 0)
        );
    }
}
