using System.Globalization;
using System.Text.Json.Nodes;

namespace Manuscript.Tests;

public sealed class PublishedResultsTests : IDisposable
{
    private static readonly string[] AllFiles =
    [
        "baseline.csv",
        "claims.csv",
        "comparison.csv",
        "conditions.csv",
        "history.csv",
        "sweep.csv",
    ];

    private readonly PublishedStudy _study = new();

    public void Dispose() => _study.Dispose();

    [Fact]
    public void The_sweep_is_sorted_and_maintains_what_the_script_printed_to_the_last_bit()
    {
        _study.Write();

        // The sixth column is performance_maintained as recorded from the authors' run.
        Assert.Equal(
            [
                "sparsity,kept_positions,parameters,dense_loss,sparse_loss,performance_maintained,savings",
                "0.05,10,2418,0.00276658795773983,0.0029656509403139355,92.80474773927916,95",
                "0.1,20,2418,0.00276658795773983,0.002873915620148182,96.12057653514718,90",
                "0.2,40,2418,0.00276658795773983,0.002892756136134267,95.43957465579696,80",
            ],
            _study.Lines("sweep.csv")
        );
    }

    [Fact]
    public void The_comparison_has_the_models_in_the_papers_order_and_measures_against_the_dense_one()
    {
        _study.Edit("comparison-traditional.json", model => (model["parameters"], model["test_loss"]) = (4000, 0.5));
        _study.Edit("comparison-sparse.json", model => (model["parameters"], model["test_loss"]) = (1000, 0.625));
        _study.Edit("comparison-joint.json", model => (model["parameters"], model["test_loss"]) = (16000, 0.25));

        _study.Write();

        var rows = _study.Lines("comparison.csv").Select(line => line.Split(',')).ToList();
        Assert.Equal(["parameter_efficiency", "performance_change"], rows[0][6..]);
        Assert.Equal(["traditional", "sparse", "joint"], rows.Skip(1).Select(row => row[0]));
        Assert.Equal(["1", "0"], rows[1][6..]);
        Assert.Equal(["4", "-25"], rows[2][6..]);
        Assert.Equal(["0.25", "50"], rows[3][6..]);
    }

    [Fact]
    public void The_golden_comparison_keeps_every_digit_of_the_metrics()
    {
        _study.Write();

        Assert.StartsWith(
            "joint,27505,0.08447142504155636,0.23539698123931885,0.09359538748629749,0.14710335060954094,",
            _study.Lines("comparison.csv")[3],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_baseline_is_one_row()
    {
        _study.Write();

        Assert.Equal(
            [
                "parameters,train_loss,validation_loss,overlap_as_printed,chance_as_printed,motif_positions,"
                    + "attention_on_motifs,motif_share",
                "4961,0.0036655397433787585,0.0035288324246981312,9,0.048,9,0.0437,0.045",
            ],
            _study.Lines("baseline.csv")
        );
    }

    [Fact]
    public void The_history_has_every_epoch_of_every_training()
    {
        _study.Write();

        var lines = _study.Lines("history.csv");
        Assert.Equal("step,epoch,train_loss,validation_loss", lines[0]);
        Assert.Equal(25 + (3 * 20) + (3 * 25), lines.Length - 1);
        Assert.Equal("baseline,1,0.010256560361012816,0.004102804964142186", lines[1]);
        Assert.StartsWith("comparison-joint,25,", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_conditions_have_the_published_splits()
    {
        _study.Write();

        Assert.Equal(
            [
                "result,seed,training_sequences,validation_sequences,test_sequences",
                "baseline,42,800,200,",
                "sweep,42,640,160,",
                "comparison,42,1050,225,225",
            ],
            _study.Lines("conditions.csv")
        );
    }

    [Fact]
    public void Splits_truncate_in_double_precision()
    {
        _study.Edit("protocol.json", protocol => protocol["comparison"]!["samples"] = 90);
        _study.Write();

        // int(0.7 * 90) is 62, int(0.15 * 90) is 13.
        Assert.Equal("comparison,42,62,13,15", _study.Lines("conditions.csv")[3]);
    }

    [Fact]
    public void A_correlation_that_is_not_a_number_goes_through()
    {
        _study.Edit("comparison-joint.json", model => model["correlation"] = "NaN");
        _study.Write();

        Assert.Contains(",NaN,", _study.Lines("comparison.csv")[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Files_have_no_byte_order_mark_and_no_carriage_return()
    {
        _study.Write();

        foreach (var file in AllFiles)
        {
            var bytes = File.ReadAllBytes(Path.Combine(_study.Results, file));
            Assert.DoesNotContain((byte)'\r', bytes);
            Assert.Equal((byte)'\n', bytes[^1]);
            Assert.InRange(bytes[0], (byte)'a', (byte)'z');
        }
    }

    [Fact]
    public void Writing_again_under_another_culture_gives_the_same_bytes()
    {
        _study.Write();
        var first = AllFiles.ToDictionary(file => file, file => File.ReadAllText(Path.Combine(_study.Results, file)));

        using (new OddCulture())
        {
            Assert.Equal("0,5", 0.5.ToString(CultureInfo.CurrentCulture));
            _study.Write();
        }

        Assert.Equal(AllFiles, Directory.GetFiles(_study.Results).Select(Path.GetFileName).Order());
        Assert.All(AllFiles, file => Assert.Equal(first[file], File.ReadAllText(Path.Combine(_study.Results, file))));
    }

    [Fact]
    public void Unknown_fields_are_ignored()
    {
        _study.Edit("sweep-05.json", cell => cell["new"] = new JsonArray(1, new JsonObject { ["deep"] = null }));
        Assert.NotEmpty(_study.Write());
    }
}
