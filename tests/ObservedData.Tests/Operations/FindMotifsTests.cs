using System.Globalization;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using MotifAnalysis.Files;
using ObservedData.Worker.Operations;

namespace ObservedData.Tests.Operations;

/// <summary>From selections, as a model leaves them, to the files that a reader takes away.</summary>
public sealed class FindMotifsTests : IDisposable
{
    private const string Planted =
        """{"positives_only": false, "both_strands": false, "known": [{"name": "TATA box", "sequence": "TATAAA"}, """
        + """{"name": "GC box", "sequence": "GGGCGG"}]}""";

    private const string Meme = """
        MEME version 4

        MOTIF M1 sigma
        letter-probability matrix: alength= 4 w= 4
        0 0 0 1
        1 0 0 0
        0 0 0 1
        1 0 0 0

        """;

    private const string Header = "split,model,seed,id,positions";
    private const int Count = 300;
    private const int Length = 100;

    private readonly OperationRun _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public void Words_that_are_planted_and_selected_are_found_and_named()
    {
        _step.Run(FindMotifs.Run, Planted, [.. Seed(1), .. Seed(2)]);

        Assert.Equal(["TATAAA", "GGGCGG"], Column("motifs.csv", "consensus").OrderByDescending(word => word));
        var best = Rows("matches.csv").DistinctBy(row => row[0]).ToDictionary(row => row[0][2..], row => row[1]);
        Assert.Equal("TATA box", best["TATAAA"]);
        Assert.Equal("GC box", best["GGGCGG"]);
        Assert.Equal(
            Column("motifs.csv", "motif"),
            MemeFile.Read(_step.Output["motifs.meme"]).Motifs.Select(motif => motif.Id)
        );
        Assert.All(Column("motifs.csv", "e_value"), e => Assert.True(Number(e) < 1e-10, e));
    }

    [Fact]
    public void Sites_lie_where_the_words_do_in_sequences_of_either_seed()
    {
        _step.Run(FindMotifs.Run, Planted, [.. Seed(1), .. Seed(2)]);

        var letters = new[] { 1, 2 }
            .SelectMany(seed => Simulated(seed).Letters.Select((text, row) => (Id: $"seed={seed}/s{row}", Text: text)))
            .ToDictionary(record => record.Id, record => record.Text, StringComparer.Ordinal);
        var sites = BedFile.Read(_step.Output["sites.bed"]);
        Assert.Contains(sites, site => site.SequenceId.StartsWith("seed=1/", StringComparison.Ordinal));
        Assert.Contains(sites, site => site.SequenceId.StartsWith("seed=2/", StringComparison.Ordinal));
        // Chance has words with a letter off as well, in the third that does not keep the planted one.
        var off = sites
            .Select(site => letters[site.SequenceId][site.Start..site.End].Zip(site.Name[2..]))
            .Select(pairs => pairs.Count(pair => pair.First != pair.Second))
            .ToList();
        Assert.InRange(off.Max(), 0, 1);
        Assert.InRange(off.Count(letters => letters == 0), 0.9 * sites.Count, sites.Count);
        Assert.Equal(sites.Count, Column("motifs.csv", "sites").Sum(Number));
    }

    [Fact]
    public void A_logo_has_four_letters_a_position_from_zero_and_no_more_than_two_bits()
    {
        _step.Run(FindMotifs.Run, Planted, [.. Seed(1)]);

        var positions = Rows("logos.csv").GroupBy(row => (Motif: row[0], Position: row[1])).ToList();
        Assert.Equal(["0", "1", "2", "3", "4", "5"], positions.Take(6).Select(position => position.Key.Position));
        Assert.All(
            positions,
            position =>
            {
                Assert.Equal(["A", "C", "G", "T"], position.Select(row => row[2]).Order());
                Assert.InRange(position.Sum(row => Number(row[3])), 1.5, 2);
            }
        );
    }

    [Fact]
    public void Where_letters_do_not_matter_nothing_is_found_and_every_file_says_so()
    {
        var selections = Enumerable
            .Range(0, Count)
            .Select(row => $"test,m,1,s{row},{string.Join(' ', Enumerable.Range(row % 30, 6))}");

        _step.Run(
            FindMotifs.Run,
            Planted,
            Input("seed=1/test.fa", Fasta(Simulated(1).Letters)),
            Input("seed=1/selection.csv", Lines(Header, selections))
        );

        Assert.Empty(Rows("motifs.csv"));
        Assert.Empty(Rows("matches.csv"));
        Assert.Empty(Rows("logos.csv"));
        Assert.Empty(File.ReadAllText(_step.Output["sites.bed"]));
        Assert.StartsWith("MEME version 4\n", File.ReadAllText(_step.Output["motifs.meme"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_import_the_second_class_counts_and_what_most_seeds_kept()
    {
        // The first class has the other word. Two of three seeds keep the word, the third something else.
        var (letters, starts, _) = Simulated(1);
        var sequences = Input("sequences", Fasta(letters));
        var labels = Input("labels", Lines("id,label", letters.Select((_, row) => $"s{row},{(row + 1) % 2}")));
        _step.Run(
            ImportSequences.Run,
            """{"task": "binary", "targets": ["label"], "format": "fasta"}""",
            sequences,
            labels
        );

        _step.Run(
            FindMotifs.Run,
            """{"positives_only": true, "both_strands": false, "known": []}""",
            [
                ("sequences.bin", _step.Output["sequences.bin"]),
                ("labels.csv", _step.Output["labels.csv"]),
                Input("motifs", Meme),
                .. Enumerable
                    .Range(1, 3)
                    .Select(seed => Input($"train/seed={seed}/selection.csv", Lines(Header, Kept(seed, starts)))),
            ]
        );

        // Chance has a letter more frequent before the word.
        Assert.Equal(["CTATAAA"], Column("motifs.csv", "consensus"));
        var sites = BedFile.Read(_step.Output["sites.bed"]);
        // A word at a sequence's start has no letter before it, and chance may have the word once more beside it.
        Assert.All(sites, site => Assert.Equal(0, RowOf(site) % 2));
        Assert.Equal(starts.Where((start, row) => row % 2 == 0 && start > 0).Count(), sites.Count);
        Assert.InRange(sites.Count(site => site.Start == starts[RowOf(site)] - 1), sites.Count - 2, sites.Count);
        Assert.Equal(["M1 sigma"], Column("matches.csv", "target"));

        static int RowOf(BedFeature site) => int.Parse(site.SequenceId[1..], CultureInfo.InvariantCulture);

        static IEnumerable<string> Kept(int seed, IEnumerable<int> starts) =>
            starts.Select(
                (start, row) => $"s,m,{seed},s{row},{string.Join(' ', Enumerable.Range(seed < 3 ? start : 40, 6))}"
            );
    }

    [Theory]
    [InlineData("MEME version 4\n\nMOTIF a\nletter-probability matrix: alength= 4 w= 1\n0 0 0 2\n", 5)]
    [InlineData(">a\nA [1 2]\nC [1 2]\nG [1 2]\nT [1 x]\n", 5)]
    [InlineData("", 1)]
    public void A_bad_file_of_motifs_is_called_what_the_user_calls_it(string text, int line)
    {
        var error = Assert.Throws<SequenceFileException>(() =>
            _step.Run(CheckMotifs.Run, """{"file": "mine/known.txt"}""", Input("motifs", text))
        );

        Assert.Equal(("mine/known.txt", line), (error.Path, error.Line));
        Assert.StartsWith(
            FormattableString.Invariant($"mine/known.txt:{line}: "),
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(_step.Output.Names);
    }

    [Theory]
    [InlineData(Meme)]
    [InlineData(">MA1\tTBP\nA [0 9 0 9]\nC [0 0 0 0]\nG [0 0 0 0]\nT [9 0 9 0]\n")]
    public void A_good_one_is_handed_on_as_it_is(string text)
    {
        _step.Run(CheckMotifs.Run, """{"file": "known.txt"}""", Input("motifs", text));

        Assert.Equal(text, File.ReadAllText(_step.Output["motifs.txt"]));
    }

    /// <summary>Sequences with either of two words, and six positions of each: the word's, or, in a third, others.</summary>
    private static (IReadOnlyList<string> Letters, IReadOnlyList<int> Starts, string Selection) Simulated(int seed)
    {
        var random = new UniformRandom(seed);
        var (letters, starts, positions) = (new List<string>(), new List<int>(), new List<string>());
        for (var row = 0; row < Count; row++)
        {
            var codes = new byte[Length];
            random.FillNucleotides(codes);
            var start = random.Below(Length - 6);
            Alphabet.Encode(row % 2 == 0 ? "TATAAA" : "GGGCGG").CopyTo(codes.AsSpan(start));
            letters.Add(Alphabet.Decode(codes));
            starts.Add(start);
            var from = row % 3 == 0 ? random.Below(Length - 6) : start;
            positions.Add($"test,m,{seed},s{row},{string.Join(' ', Enumerable.Range(from, 6))}");
        }
        return (letters, starts, Lines(Header, positions));
    }

    private static string Fasta(IEnumerable<string> letters) =>
        Lines("", letters.Select((text, row) => $">s{row}\n{text}")).TrimStart('\n');

    private static string Lines(string header, IEnumerable<string> rows) =>
        string.Concat(rows.Prepend(header).Select(row => row + "\n"));

    private (string Name, string Path)[] Seed(int seed)
    {
        var (letters, _, selection) = Simulated(seed);
        return [Input($"seed={seed}/test.fa", Fasta(letters)), Input($"seed={seed}/selection.csv", selection)];
    }

    private (string Name, string Path) Input(string name, string text) =>
        (name, _step.Inputs.Write(name.Replace('/', '_'), text));

    private List<string[]> Rows(string file) =>
        [.. File.ReadLines(_step.Output[file]).Skip(1).Select(line => line.Split(','))];

    private IEnumerable<string> Column(string file, string name)
    {
        var index = Array.IndexOf(File.ReadLines(_step.Output[file]).First().Split(','), name);
        return Rows(file).Select(row => row[index]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
