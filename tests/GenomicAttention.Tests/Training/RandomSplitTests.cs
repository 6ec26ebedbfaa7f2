using System.Runtime.InteropServices;
using System.Security.Cryptography;
using GenomicAttention.Tests.Golden;
using GenomicAttention.Tests.Runtime;
using GenomicAttention.Training;

namespace GenomicAttention.Tests.Training;

[Collection(TorchTests.Collection)]
public sealed class RandomSplitTests
{
    [Theory]
    [InlineData("phase2", 800, 0.8)]
    [InlineData("phase3", 1500, 0.7, 0.15)]
    public void At_seed_42_the_rows_of_each_part_are_those_of_the_published_run(
        string phase,
        int count,
        params double[] shares
    )
    {
        using var random = new TorchRandom(42);

        var parts = RandomSplit.Draw(random, count, shares).Parts;

        Assert.Equal(GoldenFile.Published.Integers(phase, "sizes"), parts.Select(part => part.Count));
        Assert.Equal(GoldenFile.Published.Texts(phase, "split_sha256"), parts.Select(Digest));
        Assert.All(
            parts.Index(),
            part => Assert.Equal(GoldenFile.Published.Integers(phase, "split_first", part.Index), part.Item.Take(10))
        );
    }

    [Theory]
    [InlineData(90, new[] { 0.7 }, new[] { 62, 28 })]
    [InlineData(90, new[] { 0.7, 0.15 }, new[] { 62, 13, 15 })]
    [InlineData(3, new[] { 0.34, 0.34 }, new[] { 1, 1, 1 })]
    public void Shares_are_cut_off_and_the_last_part_has_the_rest(int count, double[] shares, int[] sizes)
    {
        using var random = new TorchRandom(1);

        var parts = RandomSplit.Draw(random, count, shares).Parts;

        Assert.Equal(sizes, parts.Select(part => part.Count));
        Assert.Equal(Enumerable.Range(0, count), parts.SelectMany(part => part).Order());
    }

    [Fact]
    public void An_order_that_was_drawn_elsewhere_is_cut_in_its_order() =>
        Assert.Equal(
            [
                [3, 1],
                [4],
                [0, 2],
            ],
            RandomSplit.Of([3, 1, 4, 0, 2], 0.4, 0.2).Parts
        );

    [Fact]
    public void A_part_without_rows_is_refused()
    {
        using var random = new TorchRandom(1);

        var error = Assert.Throws<ArgumentException>(() => RandomSplit.Draw(random, 5, 0.7, 0.1));
        Assert.Contains("5 sequences cannot be split as 3 / 0 / 2", error.Message);
    }

    private static string Digest(IReadOnlyList<int> rows) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<long>(rows.Select(row => (long)row).ToArray())));
}
