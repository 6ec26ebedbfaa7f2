using GenomicAttention.Models;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using Xunit.Abstractions;
using static GenomicAttention.Tests.Training.Published.PublishedTrainings;

namespace GenomicAttention.Tests.Training.Published;

[Collection(TorchTests.Collection)]
public sealed class InitialParametersTests(ITestOutputHelper output)
{
    private readonly Agreement _agreement = new(output);

    [Fact]
    public void The_baseline_of_the_sweep_starts_from_the_recorded_weights()
    {
        using var random = new TorchRandom(Seed);
        using var model = new DenseAttention(Dense(heads: 2));

        _agreement.OfWeights(ModelWeights.Of(model), 1e-6, 1e-6, "phase1", "initial_parameters");
    }

    /// <summary>
    /// All three in one stream: each is found only if the trainings before it, and the dense models that the
    /// comparisons between build, drew as many numbers as the script's.
    /// </summary>
    [Fact]
    public void Each_sparse_model_of_the_sweep_starts_from_the_recorded_weights()
    {
        using var random = new TorchRandom(Seed);
        RandomSplit.Draw(random, 800, 0.8);
        for (var cell = 0; cell < Sparsities.Length; cell++)
        {
            using var sparse = new SparseAttention(Sparse(SparseApproximator.AppendixA2), Sparsities[cell]);
            _agreement.OfWeights(ModelWeights.Of(sparse), 1e-6, 1e-6, "phase2", "runs", cell, "initial_parameters");

            random.SkipTraining(sparse, sequences: 640, epochs: 20);
            if (cell == 0)
            {
                random.Reseed(Seed);
            }

            using var dense = new DenseAttention(Dense(heads: 2));
            random.BeginPass();
        }
    }

    [Fact]
    public void The_three_compared_models_start_from_the_recorded_weights()
    {
        using var random = new TorchRandom(Seed);
        RandomSplit.Draw(random, 1500, 0.7, 0.15);
        using var traditional = new DenseAttention(ComparisonOptions.Traditional);
        using var sparse = new SparseAttention(ComparisonOptions.Sparse, ComparisonOptions.Sparsity);
        using var joint = new JointPipeline(ComparisonOptions.Joint);

        AssertRecorded(traditional, "Traditional Attention");
        AssertRecorded(sparse, "Sparse Attention");
        AssertRecorded(joint, "Joint Pipeline");
    }

    private void AssertRecorded(SequenceModel model, string name) =>
        _agreement.OfWeights(ModelWeights.Of(model), 1e-6, 1e-6, "phase3", "models", name, "initial_parameters");
}
