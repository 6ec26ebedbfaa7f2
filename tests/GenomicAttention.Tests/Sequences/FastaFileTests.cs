using GenomicAttention.Sequences;

namespace GenomicAttention.Tests.Sequences;

public sealed class FastaFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void It_writes_a_record_on_two_lines_that_end_in_LF()
    {
        FastaFile.Write(Path.Combine(_directory.Path, "a.fa"), Samples.Encode("ACGTN-", "TTTTTT"));

        Assert.Equal(">s1\nACGTN-\n>s2\nTTTTTT\n", _directory.Read("a.fa"));
    }

    [Theory]
    [InlineData(">a\nACGT\n>b\nTTTT\n", "as written here")]
    [InlineData(">a\nAC\nGT\n>b\nTTT\nT\n", "over several lines")]
    [InlineData(">a\r\nACGT\r\n>b\r\nTTTT\r\n", "with CRLF")]
    [InlineData(">a\nacgt\n>b\ntTtT\n", "soft-masked")]
    [InlineData("\n>a chr1:5-9 promoter\nACGT \n\n>b\ta\nTTTT", "with descriptions, blank lines, no last LF")]
    public void It_reads_what_others_write(string text, string how)
    {
        var sequences = FastaFile.Read(_directory.Write($"{how}.fa", text));

        Assert.Equal(new[] { "a", "b" }, sequences.Ids);
        Assert.Equal("ACGT", Alphabet.Decode(sequences[0]));
        Assert.Equal("TTTT", Alphabet.Decode(sequences[1]));
    }

    [Theory]
    [InlineData("", null, "no sequence in it")]
    [InlineData("\nACGT\n", 2, "starts with '>'")]
    [InlineData(">a\nACGT\n> b\nACGT\n", 3, "id is missing")]
    [InlineData(">a\nACGT\n>a\nACGT\n", 3, "a comes a second time")]
    [InlineData(">a\nACGT\n>b\nAC\nXT\n", 5, "'X' in column 1 is no nucleotide")]
    [InlineData(">a\nAC GT\n", 2, "' ' in column 3 is no nucleotide")]
    [InlineData(">a\n>b\nACGT\n", 1, "a is empty")]
    [InlineData(">a\nACGT\n>b\n", 3, "b is empty")]
    [InlineData(">a\nACGT\n>b\nACG\n>c\nACGTA\n", 3, "b has 3 nucleotides, those before it 4")]
    public void Given_a_bad_file_it_says_where_and_what_is_wrong(string text, int? line, string problem)
    {
        var path = _directory.Write("bad.fa", text);

        var error = Assert.Throws<SequenceFileException>(() => FastaFile.Read(path));

        Assert.Equal((path, line), (error.Path, error.Line));
        Assert.StartsWith(line is null ? $"{path}: " : $"{path}:{line}: ", error.Message);
        Assert.Contains(problem, error.Message);
    }

    [Theory]
    [InlineData("none.fa")]
    [InlineData("none/none.fa")]
    public void Given_no_file_it_names_the_one_that_is_missing(string name)
    {
        var path = Path.Combine(_directory.Path, name);

        var error = Assert.Throws<SequenceFileException>(() => FastaFile.Read(path));

        Assert.StartsWith($"{path}: There is no such file", error.Message);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "b c")]
    [InlineData("a", "")]
    public void Ids_that_could_not_be_read_back_are_not_written(string first, string second)
    {
        var sequences = new EncodedSequences(1, [0, 0], [first, second]);

        Assert.Throws<ArgumentException>(() => FastaFile.Write(Path.Combine(_directory.Path, "a.fa"), sequences));
        Assert.Empty(Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public void No_sequences_are_not_written() =>
        Assert.Throws<ArgumentException>(() =>
            FastaFile.Write(Path.Combine(_directory.Path, "a.fa"), new EncodedSequences(4, [], []))
        );
}
