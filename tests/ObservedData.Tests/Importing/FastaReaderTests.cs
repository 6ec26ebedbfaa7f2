using System.Text;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using ObservedData.Importing;

namespace ObservedData.Tests.Importing;

public sealed class FastaReaderTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(">a\nACGT\n>b\nTTTT\n", "two lines a record")]
    [InlineData(">a\nA\nC\nG\nT\n>b\nTT\nTT\n", "wrapped")]
    [InlineData(">a\r\nACGT\r\n>b\r\nTTTT\r\n", "CRLF")]
    [InlineData(">a\rACGT\r>b\rTTTT\r", "CR")]
    [InlineData(">a\nACGT\n>b\nTTTT\r", "CR at the end")]
    [InlineData(">a\nACGT\n>b\nTTTT", "no last line end")]
    [InlineData("\n \n>a\nACGT\n\n>b\nTTTT\n\n\r\n\n", "blank lines")]
    [InlineData(">a first of them\nACGT\n>b\tsecond >c\nTTTT\n", "descriptions")]
    [InlineData(">a\nACGT  \n>b\nTTTT\t\n", "white space at the end of lines")]
    [InlineData("\ufeff>a\nACGT\n>b\nTTTT\n", "a byte order mark")]
    public void It_reads_what_others_write(string text, string how)
    {
        var plain = Read(_files.Write($"{how}.fa", text));
        var packed = Read(_files.Write($"{how}", TemporaryFiles.Gzip(text)));

        Assert.Equal([("a", "ACGT"), ("b", "TTTT")], plain);
        Assert.Equal(plain, packed);
    }

    [Fact]
    public void Letters_come_as_they_stand_with_the_line_of_the_header()
    {
        using var reader = FastaReader.Open(_files.Write("a.fa", "\n>x\nacgu\r\nRYN\n>y z\nT\n"));
        var letters = new byte[5];

        Assert.True(reader.Next());
        Assert.Equal(("x", 2), (reader.Id, reader.Line));
        Assert.Equal(5, reader.Read(letters));
        Assert.Equal("acguR", Encoding.ASCII.GetString(letters));
        Assert.Equal(2, reader.Read(letters));
        Assert.Equal(0, reader.Read(letters));
        Assert.True(reader.Next());
        Assert.Equal(("y", 5), (reader.Id, reader.Line));
        Assert.False(reader.Next());
        Assert.False(reader.Next());
    }

    [Fact]
    public void Members_of_a_gzip_file_are_read_one_after_the_other()
    {
        byte[] members =
        [
            .. TemporaryFiles.Gzip(">a\nAC"),
            .. TemporaryFiles.Gzip(""),
            .. TemporaryFiles.Gzip("GT\n>b\nTT"),
            .. TemporaryFiles.Gzip("TT\n"),
        ];

        Assert.Equal([("a", "ACGT"), ("b", "TTTT")], Read(_files.Write("members.fa", members)));
        Assert.Equal(2, Read(_files.Write("padded.fa", [.. members, .. new byte[1000]])).Count);
    }

    [Fact]
    public void It_agrees_with_a_simple_reader_whatever_the_line_width()
    {
        var random = new UniformRandom(11);
        foreach (var width in new[] { 1, 7, 60, 80, 4095, 4096, 262_144, 700_000 })
        {
            var text = new StringBuilder();
            for (var record = 0; record < 4; record++)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $">r{record} of {width}\n");
                var length = 1 + random.Below(record == 0 ? 600_000 : 3_000);
                for (var i = 0; i < length; i++)
                {
                    text.Append("ACGTNacgtuRYKW"[random.Below(14)]);
                    if (i % width == width - 1)
                    {
                        text.Append(random.Below(2) == 0 ? "\n" : "\r\n");
                    }
                }

                text.Append('\n');
            }

            var expected = SimpleReaders.Fasta(text.ToString());
            Assert.Equal(expected, Read(_files.Write("random.fa", text.ToString())));
            Assert.Equal(expected, Read(_files.Write("random.gz", TemporaryFiles.Gzip(text.ToString()))));
        }
    }

    [Theory]
    [InlineData("", null, "The file is empty")]
    [InlineData("\n \r\n", null, "no sequence in the file")]
    [InlineData(">\nACGT\n", 1, "id is missing")]
    [InlineData(">a\nACGT\n> b\nACGT\n", 3, "id is missing")]
    [InlineData(">a\n>b\nACGT\n", 1, "a is empty")]
    [InlineData(">a\nACGT\n>b", 3, "b is empty")]
    [InlineData(">a\nACGT\n>b\n\n", 3, "b is empty")]
    [InlineData(">a\nACGT\r\n\r\nAC-T\n", 4, "'-' in column 3 is a gap")]
    [InlineData(">a\rACGT\rACT*\r", 3, "'*' in column 4")]
    [InlineData(">a\nMEEPQ\n", 2, "'E' in column 2 is no nucleotide")]
    [InlineData(">a\nACGT>b\nACGT\n", 2, "'>' in column 5 is no nucleotide: a header must start its line")]
    [InlineData(" >a\nACGT\n", 1, "a header must start its line")]
    [InlineData(">a\nAC GT\n", 2, "white space in column 3")]
    [InlineData(">a\nAC\0GT\n", 2, "byte 0x00 in column 3")]
    [InlineData(">a\u0001\nACGT\n", 1, "control character")]
    [InlineData("ACGT\n", 1, "sequence without a line before it")]
    [InlineData("@read\nACGT\n+\nIIII\n", 1, "looks like FASTQ")]
    [InlineData("LOCUS       X\n", 1, "looks like GenBank")]
    [InlineData("id,label\na,1\n", 1, "looks like CSV")]
    [InlineData("chr1\t1\t2\n", 1, "looks like BED")]
    [InlineData("PK\u0003\u0004", 1, "looks like a ZIP archive")]
    [InlineData("\u0001\u0002", 1, "looks like binary data")]
    [InlineData("<html>", 1, "looks like HTML")]
    public void Given_a_bad_file_it_says_where_and_what_is_wrong(string text, int? line, string problem)
    {
        var path = _files.Write("bad.fa", text);

        AssertProblem(path, line, problem);
        if (text.Length > 0)
        {
            AssertProblem(_files.Write("bad.fa.gz", TemporaryFiles.Gzip(text)), line, problem);
        }
    }

    [Fact]
    public void Given_gzip_of_something_else_it_says_so() =>
        AssertProblem(_files.Write("a.gz", TemporaryFiles.Gzip("id,label\n")), 1, "gzip file does not hold FASTA");

    [Fact]
    public void Given_gzip_inside_gzip_it_says_so() =>
        AssertProblem(
            _files.Write("a.gz", TemporaryFiles.Gzip(TemporaryFiles.Gzip(">a\nACGT\n"))),
            1,
            "gzip inside gzip"
        );

    [Fact]
    public void Given_an_id_that_is_not_UTF8_it_says_so() =>
        AssertProblem(_files.Write("a.fa", [(byte)'>', 0xff, (byte)'\n', (byte)'A']), 1, "not UTF-8");

    [Fact]
    public void Given_UTF16_it_says_so()
    {
        File.WriteAllText(_files["a.fa"], ">a\nACGT\n", Encoding.Unicode);

        AssertProblem(_files["a.fa"], 1, "UTF-16");
    }

    [Fact]
    public void Given_an_id_without_end_it_does_not_read_on() =>
        AssertProblem(_files.Write("a.fa", ">" + new string('A', 300_000)), 1, "longer than 4096 bytes");

    [Fact]
    public void A_gzip_file_cut_off_anywhere_is_refused()
    {
        var whole = TemporaryFiles.Gzip(">a\nACGT\n>b\nTTTT\n");
        for (var length = 1; length < whole.Length; length++)
        {
            var path = _files.Write("cut.gz", whole[..length]);

            Assert.Throws<SequenceFileException>(() => Read(path));
        }
    }

    [Fact]
    public void A_gzip_file_with_any_bit_flipped_is_refused_or_read_as_it_was()
    {
        // The header's time and the bits that fill the last byte of the packed data mean nothing.
        var whole = TemporaryFiles.Gzip(">a\nACGT\n>b\nTTTT\n");
        var refused = 0;
        for (var bit = 16; bit < 8 * whole.Length; bit++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            var path = _files.Write("flipped.gz", damaged);
            try
            {
                Assert.Equal([("a", "ACGT"), ("b", "TTTT")], Read(path));
            }
            catch (SequenceFileException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 4 * whole.Length, 8 * whole.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_later_member_with_a_damaged_start_is_not_lost_in_silence(int damagedByte)
    {
        var second = TemporaryFiles.Gzip(">b\nTTTT\n");
        second[damagedByte] ^= 0x40;
        foreach (var letters in new[] { 4, 50_000 })
        {
            var first = TemporaryFiles.Gzip($">a\n{string.Concat(Enumerable.Repeat("ACGTTGAC", letters))}\n");
            var path = _files.Write("members.gz", [.. first, .. second]);

            Assert.Throws<SequenceFileException>(() => Read(path));
        }
    }

    [Fact]
    public void Given_a_folder_it_says_so() => AssertProblem(_files.Directory, null, "This is a folder");

    [Theory]
    [InlineData("none.fa")]
    [InlineData("none/none.fa")]
    public void Given_no_file_it_names_the_one_that_is_missing(string name) =>
        AssertProblem(_files[name], null, "There is no such file");

    [Fact]
    public void Given_a_file_that_may_not_be_read_it_says_so()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            return; // Nothing is closed to either.
        }

        var path = _files.Write("closed.fa", ">a\nACGT\n");
        File.SetUnixFileMode(path, UnixFileMode.None);
        AssertProblem(path, null, "may not be read");
    }

    [Fact]
    public void Given_a_file_that_another_program_keeps_to_itself_it_says_so()
    {
        using var held = new FileStream(_files["held.fa"], FileMode.Create, FileAccess.Write, FileShare.None);

        AssertProblem(_files["held.fa"], null, "cannot be opened");
    }

    [Fact]
    public void Given_a_file_that_cannot_be_read_it_says_so()
    {
        if (OperatingSystem.IsLinux())
        {
            AssertProblem("/proc/self/mem", null, "cannot be read");
        }
    }

    [Fact]
    public void The_line_of_a_record_is_found_again()
    {
        var path = _files.Write("a.fa", ">a\nAC\nGT\n>b x\nTTTT\n");

        Assert.Equal(4, FastaReader.LineOf(path, "b"));
        Assert.Null(FastaReader.LineOf(path, "x"));
    }

    private static void AssertProblem(string path, int? line, string problem)
    {
        var error = Assert.Throws<SequenceFileException>(() => Read(path));

        Assert.Contains(problem, error.Message);
        Assert.Equal((path, line), (error.Path, error.Line));
    }

    private static List<(string Id, string Letters)> Read(string path)
    {
        using var reader = FastaReader.Open(path);
        var records = new List<(string Id, string Letters)>();
        var letters = new byte[997];
        while (reader.Next())
        {
            var all = new StringBuilder();
            int count;
            while ((count = reader.Read(letters)) > 0)
            {
                all.Append(Encoding.ASCII.GetString(letters, 0, count));
            }

            records.Add((reader.Id, all.ToString()));
        }

        return records;
    }
}
