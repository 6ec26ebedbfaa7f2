using System.Globalization;
using System.Text;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using ObservedData.EncodedFiles;
using ObservedData.Importing;

namespace ObservedData.Tests.Importing;

public sealed class GenomeWindowsTests : IDisposable
{
    private const string Genome = ">chr1 first\nACGTN\nRacgu\n>chr2\nTTTTGGGG\n>chr3\nA\n";

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Windows_are_cut_in_their_own_order_on_either_strand()
    {
        var (records, letters) = Cut(
            "browser position chr1\ntrack name=x\n# comment\n\n"
                + "chr2\t3\t6\tpeak2\t0\t-\n"
                + "chr1\t0\t4\n"
                + "chr1 3 7 . 0 - more\r\n"
                + "chr1\t0\t10\twhole\t0\t+\n"
        );

        Assert.Equal([("peak2", "CCA"), ("chr1:0-4", "ACGT"), ("chr1:3-7", "TNNA"), ("whole", "ACGTNNACGT")], records);
        // TGG, ACGT, TNRa, ACGTNRacgu
        Assert.Equal((4, 3, 5, 5, 4), (letters.A, letters.C, letters.G, letters.T, letters.N));
        Assert.Equal((2, 5, 1), (letters.Ambiguous["R"], letters.LowerCase, letters.Uracil));
    }

    [Fact]
    public void They_agree_with_substrings_of_a_genome_of_several_blocks()
    {
        var random = new UniformRandom(21);
        var chromosomes = new[] { 200_000, 1, 70_000 }
            .Select((length, i) => (Id: $"c{i}", Letters: Draw(length)))
            .ToArray();
        var genome = new StringBuilder();
        foreach (var (id, letters) in chromosomes)
        {
            genome.Append(
                CultureInfo.InvariantCulture,
                $">{id}\n{string.Join('\n', letters.Chunk(61).Select(c => new string(c)))}\n"
            );
        }

        var bed = new StringBuilder();
        var expected = new List<(string, string)>();
        for (var i = 0; i < 300; i++)
        {
            var (id, letters) = chromosomes[i % 3];
            var start = random.Below(letters.Length);
            var length = 1 + random.Below(i % 50 == 0 ? letters.Length - start : Math.Min(500, letters.Length - start));
            var reverse = random.Below(2) == 1;
            bed.Append(
                CultureInfo.InvariantCulture,
                $"{id}\t{start}\t{start + length}\tw{i}\t0\t{(reverse ? '-' : '+')}\n"
            );
            var window = SimpleReaders.Normalised(letters.Substring(start, length));
            expected.Add(($"w{i}", reverse ? SimpleReaders.ReverseComplement(window) : window));
        }

        Assert.Equal(expected, Cut(bed.ToString(), genome.ToString()).Records);

        string Draw(int length) =>
            string.Create(
                length,
                random,
                (letters, stream) =>
                {
                    for (var i = 0; i < letters.Length; i++)
                    {
                        letters[i] = "ACGTNacgtuRY"[stream.Below(12)];
                    }
                }
            );
    }

    [Theory]
    [InlineData("", null, "no window")]
    [InlineData("# nothing\n", null, "no window")]
    [InlineData("chr1\t0\n", 1, "is no line of BED")]
    [InlineData("chr1\t0\t4\nchr1\t-1\t4\n", 2, "The start '-1' is not a whole number")]
    [InlineData("chr1\t0\t4.0\n", 1, "The end '4.0'")]
    [InlineData("chr1\t0\t99999999999999999999\n", 1, "The end '99999999999999999999'")]
    [InlineData("chr1\t4\t4\n", 1, "The start 4 does not lie before the end 4")]
    [InlineData("chr1\t0\t4\tx\t0\t*\n", 1, "The strand '*' is unknown")]
    [InlineData("chr1\t0\t4\tx y\n", 1, "white space")]
    [InlineData("chr1\t0\t4\tx\nchr2\t0\t4\ty\nchr2\t1\t4\tx\n", 3, "The name x was in line 1 already")]
    [InlineData("chr1\t0\t4\n\nchr2\t0\t9\n", 3, "The window 0-9 leaves chr2, which has 8 bases")]
    [InlineData("chr1\t0\t4\nchr2\t100\t101\n", 2, "leaves chr2")]
    [InlineData("chr1\t0\t4\n1\t0\t4\nchrX\t0\t4\n", 2, "no chromosome '1': there are: chr1, chr2, chr3.")]
    [InlineData("Chr2\t0\t4\n", 1, "did you mean 'chr2'?")]
    [InlineData("\u0001\u0002", null, "not BED; it looks like binary data")]
    [InlineData(">chr1\nACGT\n", 1, "is no line of BED")]
    public void Given_a_bad_file_it_says_where_and_what_is_wrong(string bed, int? line, string problem)
    {
        var error = Assert.Throws<SequenceFileException>(() => Cut(bed));

        Assert.Contains(problem, error.Message);
        Assert.Equal((_files["a.bed"], line), (error.Path, error.Line));
        Assert.DoesNotContain("a.bin", _files.Names);
    }

    [Fact]
    public void Given_a_genome_with_a_chromosome_twice_it_names_both_lines()
    {
        var error = Assert.Throws<SequenceFileException>(() => Cut("c\t0\t1\n", ">c\nA\n>d\nA\n>c\nT\n"));

        Assert.StartsWith($"{_files["genome.fa"]}:5: The chromosome c was in line 1 already", error.Message);
    }

    [Fact]
    public void Given_a_line_without_end_it_does_not_read_it()
    {
        var error = Assert.Throws<SequenceFileException>(() => Cut(new string('A', 1_000_000)));

        Assert.Contains("longer than 65536 bytes", error.Message);
    }

    [Fact]
    public void Lines_across_the_ends_of_blocks_are_read_whole()
    {
        var expected = Enumerable.Range(0, 40_000).Select(i => $"w{i}").ToArray();
        var path = _files.Write("many.bed", string.Join("\r\n", expected.Select(id => $"c\t0\t1\t{id}")));

        var windows = BedFile.Read(path);

        Assert.Equal(expected, windows.Select(window => window.Id));
        Assert.Equal(Enumerable.Range(1, 40_000), windows.Select(window => window.Line));
    }

    private (List<(string Id, string Letters)> Records, LetterCounts Counts) Cut(string bed, string genome = Genome)
    {
        var bedPath = _files.Write("a.bed", bed);
        var genomePath = _files.Write("genome.fa", genome);
        LetterCounts counts;
        using (var writer = new EncodedFileWriter(_files["a.bin"]))
        {
            var windows = BedFile.Read(bedPath);
            counts = SequenceEncoding.EncodeWindows(bedPath, windows, genomePath, writer, _files["scratch"]);
            writer.Complete();
        }

        Assert.DoesNotContain("scratch", _files.Names);
        using var file = EncodedFile.Open(_files["a.bin"]);
        return (
            [.. Enumerable.Range(0, file.Count).Select(i => (file.IdOf(i), Alphabet.Decode(file.Read(i))))],
            counts
        );
    }
}
