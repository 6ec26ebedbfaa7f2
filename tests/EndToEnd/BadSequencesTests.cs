using System.IO.Compression;
using System.Text;

namespace EndToEnd;

/// <summary>
/// What can be wrong with a user's own files gives exit code 2 and a complaint that names the file, and the line where there
/// is one, from the task that looks at files as from a study of them.
/// </summary>
public sealed class BadSequencesTests : IDisposable
{
    private const string Sequences = ">a\nACGTACGTAC\n>b\nTTGACAGGCA\n>c\nCCATGGATCC\n>d\nGATTACAGAT\n";
    private const string Labels = "id,label\na,0\nb,1\nc,0\nd,1\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "mine.fa: The file is empty")]
    [InlineData("\n\n", "mine.fa: There is no sequence in the file")]
    [InlineData("id,label\na,0\n", "mine.fa:1: ")]
    [InlineData(">a\nACGT\n>\nACGT\n", "mine.fa:3: The id is missing")]
    [InlineData(">a\nACGT\n>b\nACGT\n>a\nACGT\n", "mine.fa:5: ")]
    [InlineData(">a\n>b\nACGT\n", "mine.fa:1: ")]
    [InlineData(">a\nACGT\n>b\nAC-T\n", "mine.fa:4: ")]
    [InlineData("\u0001\u0002\u0000\u0003 binary \u0000", "mine.fa")]
    [InlineData(Sequences + ">e\nACCA\n", "mine.fa:9: The sequence e has no label")]
    public void A_file_of_sequences(string sequences, string expected) =>
        ExpectRefusal(Encoding.UTF8.GetBytes(sequences), Encoding.UTF8.GetBytes(Labels), expected);

    [Theory]
    [InlineData("", "binary", "mine.csv: The file is empty")]
    [InlineData("id;label\na;0\n", "binary", "mine.csv:1: The columns are parted by semicolons")]
    [InlineData(Labels + "e,1\n", "binary", "mine.csv:6: There is no sequence e")]
    [InlineData(Labels + "a,1\n", "binary", "mine.csv:6: The id a has a label in line 2 already")]
    [InlineData("id,label\na,0.5\nb,many\nc,0.25\nd,1\n", "regression", "mine.csv:3: 'many' in the column 'label'")]
    [InlineData("id,label\na,0.5\nb,nan\nc,0.25\nd,1\n", "regression", "mine.csv:3: 'nan' in the column 'label'")]
    [InlineData("\u0001\u0002\u0000\u0003 binary \u0000", "binary", "mine.csv: The file is not CSV")]
    public void A_file_of_labels(string labels, string task, string expected) =>
        ExpectRefusal(Encoding.UTF8.GetBytes(Sequences), Encoding.UTF8.GetBytes(labels), expected, task);

    [Fact]
    public void A_packed_file_that_is_cut_off()
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(Encoding.UTF8.GetBytes(Sequences));
        }

        ExpectRefusal(packed.ToArray()[..^12], Encoding.UTF8.GetBytes(Labels), "mine.fa: The gzip data are damaged");
    }

    [Fact]
    public void A_folder()
    {
        Directory.CreateDirectory(_folder["mine.fa"]);
        File.WriteAllText(_folder["mine.csv"], Labels);

        ExpectRefusalOfNew("mine.fa: This is a folder");
        ExpectRefusalOfCompare("mine.fa is a folder; name a file.", "binary");
    }

    [Fact]
    public void A_file_that_is_not_there()
    {
        File.WriteAllText(_folder["mine.fa"], Sequences);

        ExpectRefusalOfNew("mine.csv: There is no such file");
        ExpectRefusalOfCompare("studies.promoters.data.labels: there is no file ", "binary");
    }

    [Fact]
    public void Fewer_sequences_than_folds()
    {
        File.WriteAllText(_folder["mine.fa"], Sequences);
        File.WriteAllText(_folder["mine.csv"], Labels);

        // The place is that of the split in the parameters.
        ExpectRefusalOfCompare("params.yaml:", "binary");
        ExpectRefusalOfCompare(
            $"studies.promoters.data.split[1] ({_folder["mine.csv"]}): There are 4 sequences, fewer than 10 folds.",
            "binary"
        );
    }

    [Fact]
    public void One_class_alone()
    {
        File.WriteAllText(_folder["mine.fa"], Sequences);
        File.WriteAllText(_folder["mine.csv"], "id,label\na,1\nb,1\nc,1\nd,1\n");

        ExpectRefusalOfCompare(
            $"{_folder["mine.csv"]}: All labels are '1': two classes at least are needed to tell apart.",
            "binary"
        );
    }

    private void ExpectRefusal(byte[] sequences, byte[] labels, string expected, string task = "binary")
    {
        File.WriteAllBytes(_folder["mine.fa"], sequences);
        File.WriteAllBytes(_folder["mine.csv"], labels);
        ExpectRefusalOfNew(_folder[expected]);
        ExpectRefusalOfCompare(_folder[expected], task);
    }

    private void ExpectRefusalOfNew(string expected)
    {
        var parameters = SmallObservedStudy.CopyParameters(_folder);
        var before = File.ReadAllText(parameters);

        var run = SmallObservedStudy.New(_folder);

        ExpectUserError(run, expected);
        Assert.Equal(2, run.Errors.TrimEnd().Split('\n').Length); // The task that failed, and why.
        Assert.Empty(run.Output);
        Assert.Equal(before, File.ReadAllText(parameters));
    }

    private void ExpectRefusalOfCompare(string expected, string task)
    {
        var run = GraphRun.Of(
            "--study",
            "promoters",
            "--set",
            $"promoters.data.sequences={_folder["mine.fa"]}",
            "--set",
            $"promoters.data.labels={_folder["mine.csv"]}",
            "--set",
            $"promoters.data.task={task}",
            "--set",
            "promoters.targets=[]", // They are of classes.
            "--output",
            _folder["results"],
            "--cache",
            _folder["cache"]
        );

        ExpectUserError(run, expected);
        Assert.Empty(Directory.GetFiles(_folder["results"], "*", SearchOption.AllDirectories));
    }

    private static void ExpectUserError(GraphRun run, string expected)
    {
        Assert.True(run.ExitCode == 2, $"exit code {run.ExitCode}\n{run.Output}{run.Errors}");
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors + run.Output, StringComparison.Ordinal);
    }
}
