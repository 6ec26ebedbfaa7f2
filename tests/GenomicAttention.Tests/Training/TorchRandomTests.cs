using GenomicAttention.Tests.Golden;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;
using static TorchSharp.torch;

namespace GenomicAttention.Tests.Training;

[Collection(TorchTests.Collection)]
public sealed class TorchRandomTests
{
    [Fact]
    public void A_permutation_at_seed_42_is_that_of_torch()
    {
        using var random = new TorchRandom(42);

        Assert.Equal(GoldenFile.Streams.Integers("torch_seed42", "randperm_10"), random.Permutation(10));
    }

    /// <summary>
    /// The int64 draws are seen through the orders that every second one of them seeds: once the odd ones, once
    /// the even ones.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_shuffled_pass_draws_two_int64_and_takes_its_order_from_a_generator_seeded_by_the_second(
        int drawnBefore
    )
    {
        var drawn = GoldenFile.Streams.Items("torch_seed42", "then_int64_random").Select(item => item.GetUInt64());
        using var random = new TorchRandom(42);
        random.Permutation(10);
        for (var i = 0; i < drawnBefore; i++)
        {
            random.BeginPass();
        }

        foreach (var pair in drawn.Skip(drawnBefore).Chunk(2).Where(pair => pair.Length == 2))
        {
            using var order = random.BeginShuffledPass(30);
            using var generator = new Generator(pair[1]);
            using var expected = randperm(30, dtype: ScalarType.Int64, generator: generator);
            Assert.Equal(expected.data<long>().ToArray(), order.data<long>().ToArray());
        }
    }

    [Fact]
    public void After_a_permutation_and_six_int64_come_the_recorded_uniforms_and_normals()
    {
        using var scope = NewDisposeScope();
        using var random = new TorchRandom(42);
        random.Permutation(10);
        for (var i = 0; i < 6; i++)
        {
            random.BeginPass();
        }

        Assert.Equal(
            GoldenFile.Streams.Numbers("torch_seed42", "then_rand_float64"),
            rand(4, dtype: ScalarType.Float64).data<double>()
        );
        Assert.All(
            GoldenFile.Streams.Singles("torch_seed42", "then_normal_20_float32").Zip(randn(20).data<float>()),
            pair => Assert.Equal(pair.First, pair.Second, 1e-6)
        );
        Assert.Equal(GoldenFile.Streams.Singles("torch_seed42", "then_uniform_4_float32"), rand(4).data<float>());
    }

    [Fact]
    public void Seeding_again_starts_the_stream_again()
    {
        using var random = new TorchRandom(7);
        var first = random.Permutation(50);
        random.BeginPass();

        random.Reseed(7);

        Assert.Equal(first, random.Permutation(50));
    }
}
