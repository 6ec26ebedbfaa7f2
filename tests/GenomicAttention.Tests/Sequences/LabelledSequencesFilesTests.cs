using System.Globalization;
using CsCheck;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using GenomicAttention.Synthesis;
using GenomicAttention.Tests.Synthesis;

namespace GenomicAttention.Tests.Sequences;

public sealed class LabelledSequencesFilesTests : IDisposable
{
    private static readonly LabelledSequences TwoRows = new(
        Samples.Encode("ACAATC", "GGGGGG"),
        [0.7f, 0.1f],
        [
            [new("CAAT", 1, 4, 0.6), new("A, \"B\"", 0, 1, 0.1)],
            [],
        ]
    );

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void What_is_written_reads_back_exactly() =>
        Samples.LabelledSequences.Sample(
            data =>
            {
                LabelledSequencesFiles.Write(_directory.Path, "any", data);
                Samples.AssertSame(data, LabelledSequencesFiles.Read(_directory.Path, "any"));
            },
            threads: 1
        );

    [Fact]
    public void Generated_data_read_back_exactly()
    {
        var generator = new ComparisonGenerator(PublishedProtocols.Comparison);
        var data = generator.Generate(new NumpyRandomState(42), 100);

        LabelledSequencesFiles.Write(_directory.Path, "comparison", data);

        Samples.AssertSame(data, LabelledSequencesFiles.Read(_directory.Path, "comparison"));
    }

    [Fact]
    public void The_three_files_stand_side_by_side_whatever_the_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("", useUserOverride: false)
        {
            NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" },
        };
        try
        {
            LabelledSequencesFiles.Write(_directory.Path, "two", TwoRows);
            Samples.AssertSame(TwoRows, LabelledSequencesFiles.Read(_directory.Path, "two"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.Equal(">s1\nACAATC\n>s2\nGGGGGG\n", _directory.Read("two.fa"));
        Assert.Equal("id,label\ns1,0.7\ns2,0.1\n", _directory.Read("two.labels.csv"));
        Assert.Equal(
            "id,name,start,length,strength\ns1,CAAT,1,4,0.6\ns1,\"A, \"\"B\"\"\",0,1,0.1\n",
            _directory.Read("two.motifs.csv")
        );
    }

    [Theory]
    [InlineData("id,value\ns1,0.7\ns2,0.1\n", 1, "write 'id,label'")]
    [InlineData("", 1, "write 'id,label'")]
    [InlineData("id,label\ns2,0.7\ns1,0.1\n", 2, "The id is s2, but sequence 1 is s1")]
    [InlineData("id,label\ns1,0.7\n\ns3,0.1\n", 4, "The id is s3, but sequence 2 is s2")]
    [InlineData("id,label\ns1,0.7\ns2,0.1\ns3,0.1\n", 4, "The label of s3 is one too many")]
    [InlineData("id,label\ns1,0.7\n", null, "The label of s2 is missing")]
    [InlineData("id,label\ns1,high\ns2,0.1\n", 2, "'high' is not a finite number")]
    [InlineData("id,label\ns1,0.7\ns2,NaN\n", 3, "'NaN' is not a finite number")]
    [InlineData("id,label\ns1,0.7\ns2,1e99\n", 3, "'1e99' is not a finite number")]
    [InlineData("id,label\ns1,0.7,x\ns2,0.1\n", 2, "3 fields in place of 2")]
    [InlineData("id,label\ns1,0.7\ns\"2,0.1\n", 3, "quotation mark")]
    public void Given_bad_labels_it_says_where_and_what_is_wrong(string labels, int? line, string problem)
    {
        LabelledSequencesFiles.Write(_directory.Path, "two", TwoRows);

        AssertBlames(_directory.Write("two.labels.csv", labels), line, problem);
    }

    [Theory]
    [InlineData("s3,CAAT,1,4,0.6", "There is no sequence s3")]
    [InlineData("s1,CAAT,3,4,0.6", "Start 3 and length 4 do not lie in a sequence of 6")]
    [InlineData("s1,CAAT,-1,4,0.6", "Start -1")]
    [InlineData("s1,CAAT,1,0,0.6", "length 0")]
    [InlineData("s1,CAAT,1.5,4,0.6", "'1.5' is not an integer")]
    [InlineData("s1,CAAT,1,4,strong", "'strong' is not a finite number")]
    [InlineData("s1,CAAT,1,4", "4 fields in place of 5")]
    public void Given_bad_motifs_it_says_where_and_what_is_wrong(string row, string problem)
    {
        LabelledSequencesFiles.Write(_directory.Path, "two", TwoRows);

        AssertBlames(_directory.Write("two.motifs.csv", $"id,name,start,length,strength\n{row}\n"), 2, problem);
    }

    [Theory]
    [InlineData("two.fa")]
    [InlineData("two.labels.csv")]
    [InlineData("two.motifs.csv")]
    public void Given_one_file_too_few_it_names_the_one_that_is_missing(string name)
    {
        LabelledSequencesFiles.Write(_directory.Path, "two", TwoRows);
        var path = Path.Combine(_directory.Path, name);
        File.Delete(path);

        AssertBlames(path, null, "There is no such file");
    }

    [Fact]
    public void Observed_sequences_have_labels_and_nothing_planted()
    {
        var data = LabelledSequencesFiles.ReadObserved(
            _directory.Write("a.fa", ">a\nACGT\n>b\nTTTT\n"),
            _directory.Write("a.csv", "id,label\r\na,1\r\nb,0\r\n")
        );

        Assert.Equal(new[] { 1f, 0f }, data.Labels);
        Assert.Equal(
            [
                [],
                [],
            ],
            data.Planted
        );
    }

    private void AssertBlames(string path, int? line, string problem)
    {
        var error = Assert.Throws<SequenceFileException>(() => LabelledSequencesFiles.Read(_directory.Path, "two"));

        Assert.Equal((path, line), (error.Path, error.Line));
        Assert.Contains(problem, error.Message);
    }
}
