using Manuscript.Claims;

namespace Manuscript.Tests.Replication;

/// <summary>A claim holds where the whole interval lies on its side.</summary>
public sealed class ReplicatedClaimsTests : IDisposable
{
    private readonly ReplicatedStudy _study = new();

    public void Dispose() => _study.Dispose();

    [Theory]
    [InlineData(96, 95, 97, 0.01, Holding.Yes)]
    [InlineData(96, 94.9, 97, 0.01, Holding.Undecided)]
    [InlineData(94, 93, 94.9, 0.01, Holding.No)]
    [InlineData(94, 93, 95, 0.01, Holding.Undecided)]
    [InlineData(96, 95, 97, 0.06, Holding.Undecided)]
    [InlineData(94, 93, 94.9, 1, Holding.No)]
    public void What_is_maintained_is_judged_by_the_whole_interval_and_its_corrected_test(
        double estimate,
        double low,
        double high,
        double p,
        Holding holds
    )
    {
        var claim = _study.With("sparse 10%", "retention", estimate, low, high, "dense", p).Claim("abstract-maintains");

        Assert.Equal(holds, claim.Judgement!.Holds);
        Assert.Equal(
            (estimate, low, high, 10, "study/statistics"),
            (
                claim.Judgement.Estimate,
                claim.Judgement.Low,
                claim.Judgement.High,
                claim.Judgement.N,
                claim.Judgement.Evidence
            )
        );
    }

    [Theory]
    [InlineData(0.08, 0.09, Holding.Yes)]
    [InlineData(0.08364, 0.09, Holding.Yes)] // 0.0836 stands for all that rounds to it.
    [InlineData(0.0837, 0.09, Holding.No)]
    [InlineData(0.08, 0.0834, Holding.No)]
    public void A_printed_number_holds_where_one_more_run_gives_it(double low, double high, Holding holds)
    {
        var claim = _study.With("dense", "loss_of_one_run", (low + high) / 2, low, high).Claim("4.1-test-loss");

        Assert.Equal(holds, claim.Judgement!.Holds);
    }

    [Fact]
    public void A_number_that_comes_out_in_its_printed_digits_is_reproduced()
    {
        var same = _study.With("dense", "mae_of_one_run", 0.23491, 0.2, 0.3).Claim("4.1-mae");

        Assert.Equal(("0.2349", Verdict.Reproduced), (same.Obtained, same.Verdict));
    }

    [Fact]
    public void Whether_attention_is_noise_is_undecided_where_attention_has_learned_nothing()
    {
        var claim = _study
            .With("dense", "skill", 0.02, 0.01, 0.03)
            .With("sparse 10%", "skill_retention", 99, 98, 100, "dense")
            .Claim("6-noise");

        Assert.Equal((Holding.Undecided, 0.02), (claim.Judgement!.Holds, claim.Judgement.Estimate));
    }

    [Fact]
    public void Whether_attention_is_noise_is_told_by_the_skill_that_is_kept()
    {
        var claim = _study
            .With("dense", "skill", 0.5, 0.4, 0.6)
            .With("sparse 10%", "skill_retention", 40, 30, 50, "dense")
            .Claim("6-noise");

        Assert.Equal((Holding.No, 40.0), (claim.Judgement!.Holds, claim.Judgement.Estimate));
    }

    [Theory]
    [InlineData(0.001, 0.0005, 0.002, Holding.Yes)]
    [InlineData(0.001, -0.001, 0.002, Holding.Undecided)]
    [InlineData(-0.001, -0.002, -0.0005, Holding.No)]
    public void The_best_has_to_beat_each_other(double lead, double low, double high, Holding holds)
    {
        var claim = _study
            .With("sparse 10%", "loss_difference", 0.01, 0.005, 0.02, "dense", 0.001)
            .With("joint", "loss_difference", lead, low, high, "dense", 0.001)
            .Claim("4.3-best");

        Assert.Equal((holds, lead), (claim.Judgement!.Holds, claim.Judgement.Estimate));
    }

    [Fact]
    public void A_difference_is_turned_round_where_it_is_given_the_other_way()
    {
        var claim = _study
            .With("sparse 10%", "loss_difference", -0.01, -0.02, -0.005, "constant")
            .Claim("beside abstract-meaningful");

        Assert.Equal(
            (Holding.Yes, 0.01, 0.005, 0.02),
            (claim.Judgement!.Holds, claim.Judgement.Estimate, claim.Judgement.Low, claim.Judgement.High)
        );
    }

    [Theory]
    [InlineData(true, Holding.Yes, "0.2000")]
    [InlineData(false, Holding.Undecided, "the sparse model has none at one seed or more")]
    public void A_model_that_predicts_one_value_of_all_has_no_correlation_to_exceed(
        bool hasOne,
        Holding holds,
        string obtained
    )
    {
        _study
            .With("sparse 10%", "loss", 0.1, 0.1, 0.1)
            .With("joint", "r_difference", 0.3, 0.2, 0.4, "dense", 0.01)
            .With("joint", "r_difference", 0.2, 0.1, 0.3, "sparse 10%", 0.01);
        if (hasOne)
        {
            _study.With("sparse 10%", "r", 0.1, 0.05, 0.15);
        }

        var claim = _study.Claim("4.3-highest-correlation");

        Assert.Equal(holds, claim.Judgement!.Holds);
        Assert.StartsWith(obtained, claim.Obtained, StringComparison.Ordinal);
    }

    [Fact]
    public void A_selector_that_never_moves_has_learned_nothing()
    {
        var claim = _study.With("sparse 10%", "selector_change", 0, 0, 0).Claim("4.4-learned");

        Assert.Equal(Holding.No, claim.Judgement!.Holds);
    }

    [Fact]
    public void What_a_study_does_not_measure_is_undecided_and_said()
    {
        Assert.All(
            _study.Write(),
            claim =>
            {
                Assert.Equal(Holding.Undecided, claim.Judgement!.Holds);
                Assert.NotEmpty(claim.Obtained);
            }
        );
    }

    [Fact]
    public void Every_section_that_makes_a_claim_has_a_row_and_every_row_a_name_of_its_own()
    {
        var claims = _study.Write();

        Assert.Equal(
            ["abstract", "1.4", "4.1", "4.2", "4.3", "4.4", "5.1", "5.2", "6"],
            claims.Where(claim => claim.IsOfThePaper).Select(claim => claim.Section).Distinct()
        );
        Assert.Equal(claims.Count, claims.Select(claim => claim.Id).Distinct().Count());
    }

    [Fact]
    public void Claims_are_read_back_as_they_were_written()
    {
        var written = _study.With("sparse 10%", "retention", 96, 95, 97, "dense", 0.01).Write();

        Assert.Equal(written, ClaimRow.Read(Path.Combine(_study.Results, ClaimRow.FileName)));
    }
}
