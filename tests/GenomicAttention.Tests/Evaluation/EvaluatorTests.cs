using GenomicAttention.Evaluation;
using GenomicAttention.Tests.Models;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Evaluation;

[Collection(TorchTests.Collection)]
public sealed class EvaluatorTests
{
    public static TheoryData<string> Names => ModelZoo.Names;

    /// <summary>So a small last batch weighs as much as any other.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_loss_is_the_mean_of_the_means_of_batches_without_dropout(string name)
    {
        var data = ModelZoo.Data(count: 10, length: 30, seed: 1);
        using var random = new TorchRandom(1);
        using var model = ModelZoo.Make(name);
        using var batches = new Batches(data, batchSize: 4);
        model.train();

        var (loss, predictions) = Evaluator.Evaluate(model, batches, random);

        Assert.False(model.training);
        Assert.Equal(data.Count, predictions.Length);
        var squares = predictions.Zip(data.Labels, (predicted, label) => Math.Pow(predicted - (double)label, 2));
        Assert.Equal(squares.Chunk(4).Average(batch => batch.Average()), loss, 1e-7);
        Assert.Equal(loss, Evaluator.Loss(model, batches, random));
    }

    [Fact]
    public void A_pass_draws_one_int64()
    {
        using var random = new TorchRandom(1);
        using var model = ModelZoo.Make("joint");
        using var batches = new Batches(ModelZoo.Data(count: 10, length: 30, seed: 1), batchSize: 4);
        random.Reseed(3);
        random.BeginPass();
        var expected = random.Permutation(20);
        random.Reseed(3);

        Evaluator.Loss(model, batches, random);

        Assert.Equal(expected, random.Permutation(20));
    }

    [Fact]
    public void No_gradient_is_kept()
    {
        using var scope = NewDisposeScope();
        using var random = new TorchRandom(1);
        using var model = ModelZoo.Make("joint");
        using var batches = new Batches(ModelZoo.Data(count: 4, length: 30, seed: 1), batchSize: 4);

        Evaluator.Loss(model, batches, random);

        Assert.All(model.parameters(), parameter => Assert.Null(parameter.grad));
    }
}
