using GenomicAttention.Sequences;
using MotifAnalysis.Files;
using MotifAnalysis.Matrices;
using ObservedData.Worker.Operations;

namespace ObservedData.Tests.Operations;

/// <summary>From a file of motifs to a benchmark: sequences, labels, and what lies where.</summary>
public sealed class PlantMotifsTests : IDisposable
{
    private const string Meme = """
        MEME version 4

        MOTIF M1 first
        letter-probability matrix: alength= 4 w= 4
        0 0 0 1
        1 0 0 0
        0 0 1 0
        1 0 0 0

        MOTIF M2
        letter-probability matrix: alength= 4 w= 3
        0 1 0 0
        0 1 0 0
        0 0 1 0

        """;

    private readonly OperationRun _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public void Of_two_classes_one_has_the_motifs_where_the_bed_file_says()
    {
        Run(
            """
            {"sequences": 50, "length": 60, "gc": 0.5, "positives": 0.4, "seed": 1, "plant":
             [{"motifs": ["first", "M2"], "spacing": [5, 8], "density": [1, 2], "reverse": 0.5, "strength": 1}]}
            """
        );

        var sequences = FastaFile.Read(_step.Output["sequences.fa"]);
        var labels = File.ReadLines(_step.Output["labels.csv"]).Skip(1).Select(row => row.Split(',')).ToArray();
        var sites = BedFile.Read(_step.Output["planted.bed"]);
        Assert.Equal(20, labels.Count(label => label[1] == "1"));
        Assert.Equal(
            labels.Where(label => label[1] == "1").Select(label => label[0]).Order(),
            sites.Select(site => site.SequenceId).Distinct().Order()
        );
        Assert.All(sites, site => Assert.Equal(site.Name == "M1" ? "TAGA" : "CCG", Letters(sequences, site)));
        var copies = sites.GroupBy(site => site.SequenceId).SelectMany(one => one.Chunk(2)).ToArray();
        Assert.All(copies, copy => Assert.InRange(copy[1].Start - copy[0].End, 5, 8));
        Assert.Contains(copies, copy => copy[0].Strand == Strand.Reverse);
    }

    [Fact]
    public void Numbers_add_strengths_up()
    {
        Run(
            """
            {"sequences": 30, "length": 40, "gc": 0.8, "initial": 0.5, "noise": 0, "seed": 2, "plant":
             [{"motifs": ["M1"], "density": [0, 3], "reverse": 0, "strength": 0.25},
              {"motifs": ["M2"], "density": [1, 1], "start": [3, 3], "reverse": 0, "strength": 2}]}
            """
        );

        var sites = BedFile.Read(_step.Output["planted.bed"]).ToLookup(site => site.SequenceId);
        Assert.All(
            File.ReadLines(_step.Output["labels.csv"]).Skip(1).Select(row => row.Split(',')),
            row => Assert.Equal($"{2.5 + (0.25 * sites[row[0]].Count(site => site.Name == "M1"))}", row[1])
        );
        Assert.All(sites, one => Assert.Equal(3, one.Single(site => site.Name == "M2").Start));
        var letters = string.Concat(Encode.Letters(FastaFile.Read(_step.Output["sequences.fa"])));
        Assert.InRange(letters.Count(letter => letter is 'G' or 'C') / (double)letters.Length, 0.65, 0.85);
    }

    [Theory]
    [InlineData("M3", 40, "generate: The file of motifs has no M3; it has M1, M2.")]
    [InlineData("M1", 3, "generate: M1 covers up to 4 bp from position 0 on, which does not fit into sequences of 3")]
    public void What_does_not_fit_is_a_matter_of_the_parameters(string motif, int length, string expected)
    {
        var error = Assert.Throws<SequenceFileException>(() =>
            Run(
                $$"""
                {"sequences": 3, "length": {{length}}, "gc": 0.5, "positives": 0.5, "seed": 1, "plant":
                 [{"motifs": ["{{motif}}"], "density": [1, 1], "reverse": 0, "strength": 1}]}
                """
            )
        );

        Assert.StartsWith(expected, error.Message);
        Assert.Empty(_step.Output.Names);
    }

    [Fact]
    public void A_damaged_file_of_motifs_is_named_with_its_line()
    {
        var error = Assert.Throws<SequenceFileException>(() =>
            Run(
                """
                {"sequences": 3, "length": 40, "gc": 0.5, "positives": 0.5, "seed": 1, "plant":
                 [{"motifs": ["M1"], "density": [1, 1], "reverse": 0, "strength": 1}]}
                """,
                Meme.Replace("0 0 0 1", "0 0 0 x")
            )
        );

        Assert.StartsWith("motifs:4: The matrix has 0 rows", error.Message);
    }

    private static string Letters(EncodedSequences sequences, BedFeature site)
    {
        var codes = sequences[sequences.Ids.IndexOf(site.SequenceId)][site.Start..site.End].ToArray();
        return Alphabet.Decode(
            site.Strand == Strand.Forward ? codes : [.. codes.Reverse().Select(Alphabet.Complement)]
        );
    }

    private void Run(string parameters, string motifs = Meme) =>
        _step.Run(PlantMotifs.Run, parameters, ("motifs", _step.Inputs.Write("motifs", motifs)));
}
