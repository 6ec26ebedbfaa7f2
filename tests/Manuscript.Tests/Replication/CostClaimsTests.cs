using Manuscript.Claims;
using Manuscript.Replication;

namespace Manuscript.Tests.Replication;

/// <summary>Claims on cost are judged by counts: exactly, and beside what the same numbers cost computed otherwise.</summary>
public sealed class CostClaimsTests : IDisposable
{
    private const long GiB = 1L << 30;

    private readonly ReplicatedStudy _study = new();

    public void Dispose() => _study.Dispose();

    [Theory]
    [InlineData(10, "90.0%", Holding.Yes)]
    [InlineData(11, "89.0%", Holding.No)]
    [InlineData(300, "-200.0%", Holding.No)]
    public void What_is_saved_is_a_share_of_attention_over_all_pairs(long sparse, string obtained, Holding holds)
    {
        var claim = _study
            .WithCost("dense", "module", 200, 100)
            .WithCost("dense", "collapsed", 200, 1)
            .WithCost("sparse 10%", "", 200, sparse)
            .WithCost("sparse 10%", "", 1000, 1)
            .Claim("abstract-savings");

        Assert.Equal((obtained, holds), (claim.Obtained, claim.Judgement!.Holds));
        Assert.Equal(100 - sparse, claim.Judgement.Estimate!.Value, 1e-9);
        Assert.Equal(
            (null, null, null, "study/cost"),
            (claim.Judgement.Low, claim.Judgement.High, claim.Judgement.N, claim.Judgement.Evidence)
        );
    }

    [Theory]
    [InlineData(10, Holding.Yes)]
    [InlineData(11, Holding.No)]
    public void Beside_it_stands_what_attention_to_token_types_saves(long collapsed, Holding holds)
    {
        var claim = _study
            .WithCost("dense", "module", 200, 100)
            .WithCost("dense", "collapsed", 200, collapsed)
            .Claim("beside 6-savings");

        Assert.Equal(holds, claim.Judgement!.Holds);
        Assert.False(claim.IsOfThePaper);
        Assert.True(_study.Claim("6-savings").IsOfThePaper);
    }

    [Theory]
    [InlineData("5%", "4.2-savings-5", 5, Holding.Yes)]
    [InlineData("5%", "4.2-savings-5", 6, Holding.No)]
    [InlineData("20%", "4.2-savings-20", 20, Holding.Yes)]
    [InlineData("20%", "4.2-savings-20", 21, Holding.No)]
    public void Each_sparsity_has_to_save_what_the_paper_says_of_it(
        string kept,
        string id,
        long multiplyAdds,
        Holding holds
    )
    {
        var claim = _study
            .WithCost("dense", "module", 200, 100)
            .WithCost($"sparse {kept}", "", 200, multiplyAdds)
            .Claim(id);

        Assert.Equal(holds, claim.Judgement!.Holds);
    }

    [Theory]
    [InlineData(10, Holding.Yes)]
    [InlineData(11, Holding.No)]
    public void Fewer_attention_computations_leaves_all_else_out(long selector, Holding holds)
    {
        var claim = _study
            .WithCost("dense", "module", 200, 5000, attention: 100)
            .WithCost("sparse 10%", "", 200, 5000, selector: selector)
            .Claim("5.2-speed");

        Assert.Equal(holds, claim.Judgement!.Holds);
    }

    [Theory]
    [InlineData(1.98, 0.99, "1.98 to 0.99", Holding.Yes)]
    [InlineData(1.4, 0.99, "1.40 to 0.99", Holding.No)]
    [InlineData(1.98, 1.6, "1.98 to 1.60", Holding.No)]
    public void Memory_falls_where_both_exponents_round_to_what_is_claimed(
        double dense,
        double sparse,
        string obtained,
        Holding holds
    )
    {
        var claim = _study
            .WithExponents("dense", "module", 2, dense)
            .WithExponents("sparse 10%", "", 1, sparse)
            .Claim("5.2-memory");

        Assert.Equal((obtained, holds, sparse), (claim.Obtained, claim.Judgement!.Holds, claim.Judgement.Estimate));
    }

    [Theory]
    [InlineData(1, Holding.Yes)]
    [InlineData(1.9, Holding.No)]
    public void Beside_it_stands_the_memory_of_a_fused_kernel(double fused, Holding holds) =>
        Assert.Equal(
            holds,
            _study.WithExponents("dense", "fused", 2, fused).Claim("beside 5.2-memory").Judgement!.Holds
        );

    [Theory]
    [InlineData(4 * GiB, 5 * GiB, Holding.Yes)]
    [InlineData(4 * GiB + 1, 5 * GiB, Holding.No)]
    [InlineData(GiB, 4 * GiB, Holding.No)]
    public void A_chromosome_is_feasible_where_only_the_sparse_model_stays_below_the_limit(
        long sparse,
        long dense,
        Holding holds
    )
    {
        var claim = _study
            .WithCost("dense", "module", 1_000_000, 1, bytes: dense)
            .WithCost("sparse 10%", "", 1_000_000, 1, bytes: sparse)
            .Claim("5.2-chromosomes");

        Assert.Equal(holds, claim.Judgement!.Holds);
    }

    [Fact]
    public void Without_counts_the_claims_are_undecided_and_say_so()
    {
        string[] ofCost = ["savings", "speed", "memory", "chromosomes"];

        var claims = _study
            .Write()
            .Where(claim => ofCost.Any(id => claim.Id.Contains($"-{id}", StringComparison.Ordinal)));

        Assert.Equal(16, claims.Count());
        Assert.All(
            claims,
            claim =>
                Assert.Equal(
                    ("no computation is counted in this study", Holding.Undecided),
                    (claim.Obtained, claim.Judgement!.Holds)
                )
        );
        Assert.False(File.Exists(Path.Combine(_study.Results, "cost.csv")));
    }

    [Fact]
    public void Without_one_of_the_models_a_claim_is_undecided() =>
        Assert.Equal(
            ("this study does not measure it", Holding.Undecided),
            (
                _study.WithCost("dense", "module", 200, 100).Claim("5.1-savings").Obtained,
                _study.Claim("5.1-savings").Judgement!.Holds
            )
        );

    [Fact]
    public async Task The_table_has_a_row_a_model_and_kernel()
    {
        _study
            .WithCost("dense", "module", 200, 3_386_128, attention: 2_560_000, bytes: 1_857_864)
            .WithCost("dense", "module", 1000, 68_128_528, attention: 64_000_000, bytes: 41_288_264)
            .WithCost("dense", "module", 1_000_000, 64_004_128_000_528, bytes: 40_001_288_000_264)
            .WithCost("sparse 10%", "", 200, 134_928, selector: 105_600, bytes: 72_552)
            .WithCost("sparse 10%", "", 1_000_000, 672_000_528, bytes: 360_800_392)
            .WithExponents("dense", "module", 1.97268, 1.98549)
            .WithExponents("sparse 10%", "", 0.999622, 0.999477)
            .Write();

        ReplicatedTableRendering.Write(_study.Results, "mine", _study.At("tables"));

        await VerifyFile(_study.At("tables/cost.md")).UseDirectory("../Snapshots").UseFileName("replicated-cost");
    }
}
