using Manuscript.Claims;
using Manuscript.Replication;

namespace Manuscript.Tests.Replication;

/// <summary>What models beyond the paper are meant to reach is judged at its own size.</summary>
public sealed class TargetTests : IDisposable
{
    private const string Kept = """
        { "sequences": 20000, "model": "ours", "measure": "skill_retention", "against": "dense", "at_least": 97 }
        """;

    private const string Enriched = """
        { "sequences": 20000, "model": "ours", "measure": "enrichment", "at_least": 5 }
        """;

    private readonly ReplicatedStudy _study = new();

    public void Dispose() => _study.Dispose();

    [Theory]
    [InlineData(97, 99, Holding.Yes)]
    [InlineData(96, 99, Holding.Undecided)]
    [InlineData(94, 96, Holding.No)]
    public void It_is_reached_where_the_whole_interval_is(double low, double high, Holding reached)
    {
        var target = Judge(
            _study
                .WithTarget(Kept)
                .With("ours", "skill_retention", (low + high) / 2, low, high, "dense", sequences: 20000)
                .With("ours", "skill_retention", 10, 9, 11, "dense")
        );

        Assert.Equal(reached, target.Judgement!.Holds);
        Assert.Equal("20000 sequences, ours: skill kept of dense (%), at least 97", target.Statement);
        Assert.Equal("study/statistics", target.Judgement.Evidence);
    }

    [Fact]
    public void What_was_not_measured_at_that_size_is_undecided()
    {
        var target = Judge(_study.WithTarget(Enriched).With("ours", "enrichment", 8, 7, 9));

        Assert.Equal((Holding.Undecided, null), (target.Judgement!.Holds, target.Judgement.Estimate));
    }

    [Fact]
    public Task There_is_a_table_of_them()
    {
        _study
            .WithTarget(Kept)
            .WithTarget(Enriched)
            .With("ours", "skill_retention", 98, 97.5, 98.5, "dense", sequences: 20000)
            .With("ours", "enrichment", 4, 3, 5, sequences: 20000)
            .Write();

        ReplicatedTableRendering.Write(_study.Results, "mine", _study.At("tables"));

        return VerifyFile(_study.At("tables/targets.md"))
            .UseDirectory("../Snapshots")
            .UseFileName("replicated-targets");
    }

    [Fact]
    public void A_study_without_any_has_neither_file_nor_table()
    {
        _study.With("ours", "loss", 1, 0.5, 1.5).Write();
        ReplicatedTableRendering.Write(_study.Results, "mine", _study.At("tables"));

        Assert.False(File.Exists(Path.Combine(_study.Results, "targets.csv")));
        Assert.False(File.Exists(_study.At("tables/targets.md")));
    }

    private static ClaimRow Judge(ReplicatedStudy study)
    {
        study.Write();
        return Assert.Single(ClaimRow.Read(Path.Combine(study.Results, "targets.csv")));
    }
}
