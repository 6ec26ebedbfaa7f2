using GenomicAttention.Sequences;
using MotifAnalysis.Files;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Tests.Files;

public sealed class MotifFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_MEME_file_reads_back_to_the_last_bit()
    {
        var counts = new CountMatrix([1, 2, 3, 4, 7, 0, 0, 0, 1, 1, 1, 0]);
        MatrixMotif[] motifs =
        [
            new("m1", counts.ToProbabilities(0.3))
            {
                AlternateName = "Arnt",
                SiteCount = 7,
                EValue = 1.5e-12,
                Url = "https://x/y=z",
            },
            new("m2", PositionWeightMatrix.OfWord("TATAWR")),
        ];
        var background = new NucleotideBackground(0.3, 0.2, 0.1, 0.4);
        MemeFile.Write(_directory.At("a.meme"), motifs, background, bothStrands: false);

        var content = MemeFile.Read(_directory.At("a.meme"));

        Assert.Equal(background.Acgt, content.Background!.Acgt);
        Assert.False(content.BothStrands);
        Assert.Equal(2, content.Announced);
        foreach (var (expected, read) in motifs.Zip(content.Motifs))
        {
            Assert.Equal(expected.Matrix.Acgt, read.Matrix.Acgt);
            Assert.Equal(expected with { Matrix = read.Matrix }, read);
        }
    }

    [Fact]
    public void It_reads_the_text_that_MEME_prints()
    {
        var path = _directory.Write(
            "meme.txt",
            "*****\nMEME - Motif discovery tool\n*****\nMEME version 5.5.0 (Release date: x)\n\nALPHABET= ACGT\n\n"
                + "strands: + -\n\nBackground letter frequencies (from dataset):\nA 0.303 C 0.183 \nG 0.209 T 0.306 \n\n"
                + "MOTIF TATA MEME-1\twidth =   2  sites =  18  llr = 1  E-value = 1.1e-006\n--------\n"
                + "\tMotif TATA MEME-1 position-specific scoring matrix\n-----\n"
                + "log-odds matrix: alength= 4 w= 2 n= 3 bayes= 7 E= 1e-6 \n  -80  91 -10  3 \n  1 2 3 4\n----\n"
                + "letter-probability matrix: alength= 4 w= 2 nsites= 18 E= 1.1e-006 \n"
                + " 0.000000  0.333333  0.333333  0.333333 \n 0.25 0.25 0.25 0.25\n-----\nSUMMARY OF MOTIFS\n"
        );

        var motif = Assert.Single(MemeFile.Read(path).Motifs);

        Assert.Equal(("TATA", "MEME-1", 18.0, 1.1e-6), (motif.Id, motif.AlternateName, motif.SiteCount, motif.EValue));
        Assert.Equal(1.0 / 3, motif.Matrix[0, Alphabet.T], 1e-12);
    }

    [Theory]
    [InlineData("MOTIF a\nletter-probability matrix: w= 1\n1 0 0 0\n", null, "MEME version 4")]
    [InlineData("MEME version 3\nMOTIF a\nletter-probability matrix: w= 1\n1 0 0 0\n", 1, "MEME 4 and later")]
    [InlineData("MEME version 4\n", null, "no motif in it")]
    [InlineData("MEME version 4\nMOTIF a\n\nMOTIF b\nletter-probability matrix: w= 1\n1 0 0 0\n", 2, "a has no matrix")]
    [InlineData("MEME version 4\nMOTIF\nletter-probability matrix: w= 1\n1 0 0 0\n", 2, "id is missing")]
    [InlineData("MEME version 4\nMOTIF a\nletter-probability matrix: w= 2\n1 0 0 0\n", 3, "1 rows")]
    [InlineData("MEME version 4\nMOTIF a\nletter-probability matrix: w= 1\n1 0 0 0\n1 0 0 0\n", 3, "2 rows")]
    [InlineData("MEME version 4\nMOTIF a\nletter-probability matrix: w= 1\n0.5 0.2 0 0\n", 4, "Row 1")]
    [InlineData("MEME version 4\nMOTIF a\nletter-probability matrix: w= 1\n1.5 -0.5 0 0\n", 4, "Row 1")]
    [InlineData("MEME version 4\nMOTIF a\nletter-probability matrix: alength= 20 w= 1\n1 0 0 0\n", 3, "alength= 20")]
    [InlineData("MEME version 4\nMOTIF a\nletter-probability matrix: w= NaN\n1 0 0 0\n", 3, "header")]
    [InlineData("MEME version 4\nletter-probability matrix: w= 1\n1 0 0 0\n", 2, "without a motif")]
    [InlineData("MEME version 4\nALPHABET= ACDEFG\nMOTIF a\nletter-probability matrix: w= 1\n1 0 0 0\n", 2, "ACGT")]
    [InlineData("MEME version 4\nstrands: x\nMOTIF a\nletter-probability matrix: w= 1\n1 0 0 0\n", 2, "strands")]
    public void Given_a_bad_MEME_file_it_says_where_and_what_is_wrong(string text, int? line, string problem)
    {
        var path = _directory.Write("bad.meme", text);

        var error = Assert.Throws<SequenceFileException>(() => MemeFile.Read(path));

        Assert.Equal((path, line), (error.Path, error.Line));
        Assert.Contains(problem, error.Message);
    }

    [Fact]
    public void Of_several_motifs_the_good_ones_are_read_and_the_others_reported()
    {
        var path = _directory.Write(
            "some.meme",
            "MEME version 4\nMOTIF a\nletter-probability matrix: w= 1\n1 0 0 0\nMOTIF b\nletter-probability matrix: w= 1\n"
                + "1 1 0 0\nMOTIF a\nletter-probability matrix: w= 1\n0 1 0 0\nMOTIF c\nletter-probability matrix: w= 1\n0 0 1 0\n"
        );

        var content = MemeFile.ReadWhatIsGood(path);

        Assert.Equal(["a", "c"], content.Motifs.Select(motif => motif.Id));
        Assert.Equal([7, 8], content.Problems.Select(problem => problem.Line!.Value));
        Assert.Contains("1 more in this file", Assert.Throws<SequenceFileException>(content.OrThrow).Message);
    }

    [Theory]
    [InlineData(">MA0004.1\tArnt\nA  [ 4 19  0 ]\nC  [16  0 20 ]\nG  [ 0  1  0 ]\nT  [ 0  0  0 ]\n", "MA0004.1")]
    [InlineData(">MA0004.1 Arnt\r\n4 19 0\r\n16 0 20\r\n0 1 0\r\n0 0 0\r\n", "MA0004.1")]
    [InlineData(">MA0004.1 Arnt\nT [0 0 0]\nG [0 1 0]\nA [4 19 0]\nC [16 0 20]", "MA0004.1")]
    [InlineData("4 19 0\n16 0 20\n0 1 0\n0 0 0\n", "jaspar")]
    public void It_reads_each_form_of_JASPAR(string text, string id)
    {
        var motif = Assert.Single(JasparFile.Read(_directory.Write("jaspar.pfm", text)).Motifs);

        Assert.Equal(id, motif.Id);
        Assert.Equal([4, 16, 0, 0, 19, 0, 1, 0, 0, 20, 0, 0], motif.Counts!.Acgt);
        Assert.Equal(0.2, motif.Matrix[0, Alphabet.A], 1e-15);
        Assert.Equal(20, motif.SiteCount);
    }

    [Fact]
    public void A_JASPAR_file_reads_back_to_the_last_bit()
    {
        MatrixMotif[] motifs =
        [
            MatrixMotif.OfCounts("a", new CountMatrix([0.1, 2, 3, 4, 1e-7, 5, 5, 1])) with
            {
                AlternateName = "n",
            },
            MatrixMotif.OfCounts("b", new CountMatrix([1, 0, 0, 0])),
        ];
        JasparFile.Write(_directory.At("a.jaspar"), motifs);

        var content = JasparFile.Read(_directory.At("a.jaspar"));

        Assert.Equal(motifs.Select(motif => motif.Counts!.Acgt), content.Motifs.Select(motif => motif.Counts!.Acgt));
        Assert.Equal(["n", null], content.Motifs.Select(motif => motif.AlternateName));
    }

    [Theory]
    [InlineData("", 1, "0 rows")]
    [InlineData(">a\n1 2\n1 2\n1 2\n", 1, "3 rows")]
    [InlineData(">a\n1 2\n1 2\n1 2\n1 2\n1 2\n", 6, "too many")]
    [InlineData(">a\n1 2\n1 2\n1\n1 2\n", 1, "2, 2, 1, 2 numbers")]
    [InlineData(">a\n1 x\n1 2\n1 2\n1 2\n", 2, "A row is")]
    [InlineData(">a\n0 1\n0 1\n0 1\n0 1\n", 1, "position 1")]
    [InlineData(">a\n-1 1\n2 1\n0 1\n0 1\n", 1, "-1")]
    [InlineData(">\n1\n1\n1\n1\n", 1, "id is missing")]
    [InlineData(">a\nA [ 1\nC [ 1 ]\nG [ 1 ]\nT [ 1 ]\n", 2, "A row is")]
    [InlineData("junk\n>a\n1\n1\n1\n1\n", 1, "before the first")]
    public void Given_a_bad_JASPAR_file_it_says_where_and_what_is_wrong(string text, int? line, string problem)
    {
        var path = _directory.Write("bad.jaspar", text);

        var error = Assert.Throws<SequenceFileException>(() => JasparFile.Read(path));

        Assert.Equal((path, line), (error.Path, error.Line));
        Assert.Contains(problem, error.Message);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        foreach (var read in new Func<string, object>[] { MemeFile.Read, JasparFile.Read, BedFile.Read })
        {
            var error = Assert.Throws<SequenceFileException>(() => read(_directory.At("none")));
            Assert.Contains("no such file", error.Message);
        }
    }

    [Fact]
    public void A_BED_file_reads_back_and_a_bad_row_is_named()
    {
        BedFeature[] features =
        [
            new("s1", 0, 6, "TATA", 1000, Strand.Forward),
            new("s2", 3, 4, "x", 0, Strand.Reverse),
        ];
        BedFile.Write(_directory.At("a.bed"), features);

        Assert.Equal("s1\t0\t6\tTATA\t1000\t+\ns2\t3\t4\tx\t0\t-\n", File.ReadAllText(_directory.At("a.bed")));
        Assert.Equal(features, BedFile.Read(_directory.At("a.bed")));
        foreach (
            var row in new[]
            {
                "s\t1",
                "s\t5\t5\tn\t0\t+",
                "s\t-1\t5\tn\t0\t+",
                "s\t1\t5\tn\t1001\t+",
                "s\t1\t5\tn\t0\t.",
            }
        )
        {
            var error = Assert.Throws<SequenceFileException>(() =>
                BedFile.Read(_directory.Write("b.bed", $"# c\n{row}\n"))
            );
            Assert.Equal(2, error.Line);
        }
    }
}
