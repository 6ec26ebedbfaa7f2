using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using ObservedData.Importing;
using ObservedData.Negatives;
using ObservedData.Splitting;
using ObservedData.Tests.Importing;

namespace ObservedData.Tests.Negatives;

public sealed class PositiveImportTests : IDisposable
{
    private const string Fasta = ">a\nAACGTTGCA\n>b\nGGGACTTACA\n>c\nTTTT\n>d\nCATGACCAT\n";

    private readonly TemporaryFiles _files = new();
    private readonly TemporaryFiles _import = new();
    private readonly TemporaryFiles _output = new();

    public void Dispose()
    {
        _files.Dispose();
        _import.Dispose();
        _output.Dispose();
    }

    [Fact]
    public void A_negative_has_the_pairs_the_length_and_the_group_of_its_positive()
    {
        Import("id,label,family\na,x,f1\nb,x,f1\nc,x,f2\nd,x,f2\n", "family");

        var report = Add("family");

        var read = Read();
        Assert.Equal(["a", "b", "c", "d", "a_shuffled_1", "b_shuffled_1", "d_shuffled_1"], read.Ids.AsEnumerable());
        Assert.Equal(["f1", "f1", "f2", "f2", "f1", "f1", "f2"], read.Groups.AsEnumerable());
        Assert.Equal([9, 10, 4, 9, 9, 10, 9], read.Lengths.AsEnumerable());
        Assert.Equal(Pairs(read, 1), Pairs(read, 5));
        Assert.NotEqual(Alphabet.Decode(read.Sequences[1]), Alphabet.Decode(read.Sequences[5]));
        Assert.Equal(
            [
                "3 negatives were made by shuffling, each with the pairs of neighbours of its positive.",
                "1 more could not be told from a positive: left out.",
            ],
            report.Notes.AsEnumerable()
        );
        Assert.Equal((7, 60L), (report.Count, report.Length.Total));
        Assert.Equal(60, report.Letters.A + report.Letters.C + report.Letters.G + report.Letters.T + report.Letters.N);
    }

    [Fact]
    public void A_split_never_tears_a_negative_from_its_positive()
    {
        Import("id,label\na,1\nb,1\nc,1\nd,1\n");
        Add(group: null);
        var read = Read();

        var relatives = Relatives.Of(read.Sequences, read.Groups);
        var folds = CrossValidation.StratifiedKFold(
            relatives,
            [.. read.Labels.Select(label => (int)label)],
            2,
            new UniformRandom(1)
        );

        foreach (
            var (row, id) in read.Ids.Index().Where(id => id.Item.EndsWith("_shuffled_1", StringComparison.Ordinal))
        )
        {
            var positive = read.Ids.IndexOf(id[..1]);
            Assert.Equal(folds.FoldOfRow[positive], folds.FoldOfRow[row]);
        }
    }

    [Fact]
    public void Another_seed_shuffles_otherwise_and_the_same_alike()
    {
        Import("id,label\na,1\nb,1\nc,1\nd,1\n");

        string[] Negatives(long seed)
        {
            Add(group: null, seed);
            return Encode.Letters(Read().Sequences)[4..];
        }

        var first = Negatives(1);
        Assert.NotEqual(first, Negatives(2));
        Assert.Equal(first, Negatives(1));
    }

    [Fact]
    public void Positives_are_not_called_as_negatives_are()
    {
        Import("id,label\na,0\nb,0\nc,0\nd,0\n");

        var error = Assert.Throws<SequenceFileException>(() => Add(group: null));

        Assert.Contains("All labels are '0', which is what negatives that are made are called", error.Message);
    }

    [Fact]
    public void An_id_that_a_negative_is_to_have_must_be_free()
    {
        Import("id,label\na,1\na_shuffled_1,1\n", fasta: ">a\nACGTTGCAA\n>a_shuffled_1\nGATTTCACCG\n");

        var error = Assert.Throws<SequenceFileException>(() => Add(group: null));

        Assert.StartsWith("sequences: A sequence is called a_shuffled_1", error.Message);
    }

    private void Import(string labels, string? group = null, string fasta = Fasta) =>
        SequenceImport.Import(
            new ImportSources(_files.Write("a.fa", fasta), _files.Write("labels.csv", labels)),
            PredictionTask.Binary,
            LabelColumns.Default with
            {
                Group = group,
            },
            _import.Directory,
            positivesOnly: true
        );

    private ImportReport Add(string? group, long seed = 1) =>
        PositiveImport.AddNegatives(
            _import["sequences.bin"],
            _import["labels.csv"],
            Report(),
            group,
            NegativeKind.DinucleotideShuffled,
            perSequence: 1,
            new UniformRandom(seed),
            _output.Directory
        );

    private ImportReport Report() =>
        SequenceImport.Inspect(new ImportSources(_files["a.fa"], _files["labels.csv"]), _files.Directory).Report with
        {
            Notes = [],
        };

    private ImportedSequences Read() => ImportedSequences.Read(_output["sequences.bin"], _output["labels.csv"]);

    private static IEnumerable<string> Pairs(ImportedSequences read, int row)
    {
        var letters = Alphabet.Decode(read.Sequences[row][..read.Lengths[row]]);
        return letters.Zip(letters.Skip(1), (one, next) => $"{one}{next}").Order();
    }
}
