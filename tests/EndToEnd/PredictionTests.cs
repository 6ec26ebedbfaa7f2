namespace EndToEnd;

/// <summary>A study's weights applied to other sequences.</summary>
public sealed class PredictionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PredictionTests()
    {
        SmallObservedStudy.CopyParameters(_folder);
        SmallObservedStudy.WriteSequences(_folder);
        SmallObservedStudy.WriteLabels(_folder, i => i % 2 == 0 ? "no" : "yes");
        var made = SmallObservedStudy.New(_folder);
        Assert.True(made.ExitCode == 0, made.Output + made.Errors);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_sequence_is_predicted_in_its_order_and_a_sparse_model_says_where_it_looked()
    {
        File.WriteAllText(
            _folder["new.fa"],
            ">b a note\nacgtTATAATgcaacgtacgtaacgtacgtacgtacgtaa\n>a\nACGTACGTAC\n>c\nNNNNACGTRYACGTACGTTTTTTTTTTT\n"
        );

        var run = Predict("mine/fit/motif-sparse/sparsity=0.2/by=learned");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        var rows = File.ReadAllLines(_folder["predictions/mine/predictions.csv"])
            .Select(row => row.Split(','))
            .ToArray();
        Assert.Equal(["id", "prediction", "probability:yes", "selected"], rows[0]);
        Assert.Equal(["b", "a", "c"], rows.Skip(1).Select(row => row[0]));
        Assert.All(
            rows.Skip(1),
            row =>
                Assert.Equal(
                    double.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture) > 0.5 ? "yes" : "no",
                    row[1]
                )
        );
        // A fifth of each sequence's own letters, and none behind its end.
        Assert.Equal([8, 2, 5], rows.Skip(1).Select(row => row[3].Split(' ').Length));
        var stretches = File.ReadAllLines(_folder["predictions/mine/selected.bed"])
            .Select(row => row.Split('\t'))
            .ToArray();
        Assert.Equal(15, stretches.Sum(row => int.Parse(row[2]) - int.Parse(row[1])));
        Assert.All(stretches.Where(row => row[0] == "a"), row => Assert.InRange(int.Parse(row[2]), 1, 10));
    }

    [Fact]
    public void What_cannot_be_predicted_is_said_in_the_user_s_own_words()
    {
        File.WriteAllText(_folder["long.fa"], $">fits\nACGT\n>long\n{new string('A', 41)}\n");
        File.WriteAllText(_folder["new.fa"], ">fits\nACGT\n");

        var tooLong = Predict("mine/fit/motif-dense", "long.fa");
        var noStep = Predict("mine/fit/motif-dens");
        var noFile = Predict("mine/fit/motif-dense", "none.fa");

        Assert.Equal((2, 2, 2), (tooLong.ExitCode, noStep.ExitCode, noFile.ExitCode));
        Assert.Contains("long.fa:3", tooLong.Errors, StringComparison.Ordinal);
        Assert.Contains("has 41 letters", tooLong.Errors, StringComparison.Ordinal);
        Assert.Contains("did you mean 'mine/fit/motif-dense'?", noStep.Errors, StringComparison.Ordinal);
        Assert.Contains("there is no such file", noFile.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder["predictions"], "*", SearchOption.AllDirectories));
    }

    private GraphRun Predict(string step, string sequences = "new.fa") =>
        GraphRun.Of([
            "--target",
            "Predict",
            .. SmallObservedStudy.In(_folder).Where((_, at) => at is not (4 or 5)),
            "--output",
            _folder["predictions"],
            "--step",
            step,
            "--sequences",
            _folder[sequences],
        ]);
}
