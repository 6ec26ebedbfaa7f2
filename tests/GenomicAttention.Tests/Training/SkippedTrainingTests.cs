using GenomicAttention.Sequences;
using GenomicAttention.Tests.Models;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Training;

[Collection(TorchTests.Collection)]
public sealed class SkippedTrainingTests
{
    public static TheoryData<string> Names => ModelZoo.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Skipping_a_training_leaves_the_generator_where_the_training_leaves_it(string name)
    {
        const int Sequences = 45; // a last batch of 13
        const int Epochs = 3;
        using var random = new TorchRandom(9);
        using (var model = ModelZoo.Make(name))
        {
            Train(model, random, ModelZoo.Data(Sequences, length: 20, seed: 1), Epochs);
        }

        var expected = Draw(random);
        random.Reseed(9);
        using (var model = ModelZoo.Make(name))
        {
            random.SkipTraining(model, Sequences, Epochs);
        }

        Assert.Equal(expected, Draw(random));
    }

    private static void Train(nn.Module<Tensor, Tensor> model, TorchRandom random, LabelledSequences data, int epochs)
    {
        using var train = new Batches(data, batchSize: 16);
        using var validation = new Batches(ModelZoo.Data(count: 10, length: 20, seed: 2), batchSize: 4);
        var adam = new Adam(TrainedFor(epochs).Adam, new ParameterGroup([.. model.parameters()], 0.001));
        new TrainingLoop(model, adam, random).Run(train, validation, epochs);
    }

    private static double[] Draw(TorchRandom random)
    {
        using var scope = NewDisposeScope();
        return
        [
            .. random.Permutation(30).Select(row => (double)row),
            .. rand(50, dtype: ScalarType.Float64).data<double>(),
            .. randn(40).data<float>().Select(value => (double)value),
        ];
    }
}
