using GenomicAttention.Sequences;
using ObservedData.Importing;

namespace ObservedData.Tests.Importing;

public sealed class SequenceImportTests : IDisposable
{
    private const string Fasta = ">a\nACGTRY\n>b\nacg\n>c\nACGT\n>d\nacgt\n>e\nCGT\n";

    private readonly TemporaryFiles _files = new();
    private readonly TemporaryFiles _output = new();

    public void Dispose()
    {
        _files.Dispose();
        _output.Dispose();
    }

    [Fact]
    public void Numbers_are_read_back_in_the_order_of_the_sequences()
    {
        var report = Import(
            Fasta,
            "note,y2,id,chromosome,y1\nx,1,e,chr1,0.1\nx,2,d,chr2,1e-3\nx,3,c,chr1,-7\n\"x,y\",4,b,chr1,0\nx,5,a,chr3,2.5\n",
            PredictionTask.Regression,
            new LabelColumns(["y1", "y2"], "chromosome")
        );
        var read = Read();

        Assert.Equal(["a", "b", "c", "d", "e"], read.Ids.AsEnumerable());
        Assert.Equal(["y1", "y2"], read.TargetNames.AsEnumerable());
        Assert.Equal([2.5f, 5, 0, 4, -7, 3, 0.001f, 2, 0.1f, 1], read.Labels.AsEnumerable());
        Assert.Equal(["chr3", "chr1", "chr1", "chr2", "chr1"], read.Groups.AsEnumerable());
        Assert.Empty(read.ClassNames);
        Assert.Equal(6, read.Sequences.Length);
        Assert.Equal([6, 3, 4, 4, 3], read.Lengths.AsEnumerable());
        Assert.Equal(
            ["ACGTNN", "ACG---", "ACGT--", "ACGT--", "CGT---"],
            Enumerable.Range(0, 5).Select(row => Alphabet.Decode(read.Sequences[row]))
        );
        Assert.Equal(
            "id,target:y1,target:y2,group:chromosome\na,2.5,5,chr3\nb,0,4,chr1\nc,-7,3,chr1\nd,0.001,2,chr2\ne,0.1,1,chr1\n",
            File.ReadAllText(_output["labels.csv"])
        );
        Assert.Equal((3, 3), (report.Groups, report.LargestGroup));
        Assert.Equal(["note"], report.IgnoredColumns.AsEnumerable());
    }

    [Fact]
    public void The_report_counts_what_stands_in_the_files()
    {
        var report = Import(Fasta, "id,label\na,1\nb,2\nc,3\nd,4\ne,6\n", PredictionTask.Regression);

        Assert.Equal((PredictionTask.Regression, 5), (report.Task, report.Count));
        Assert.Equal(new LengthSummary(3, 4, 6, 20), report.Length);
        Assert.Equal(new LetterSummary(4, 5, 5, 4, 2), report.Letters);
        Assert.Equal([new("R", 1), new("Y", 1)], report.Ambiguous);
        Assert.Equal((7, 0), (report.LowerCase, report.Uracil));
        // c and d are the same (and their own reverse complement); b ACG and e CGT are each other's.
        Assert.Equal((1, 1), (report.ExactDuplicates, report.ReverseComplementDuplicates));
        var target = Assert.Single(report.Targets);
        Assert.Equal(("label", 3.2, 1.0, 6.0), (target.Name, target.Mean, target.Min, target.Max));
        Assert.Equal(Math.Sqrt(14.8 / 4), target.StandardDeviation!.Value, 12);
        Assert.Equal(4, report.Notes.Length);
        Assert.Equal("Letters that stand for several nucleotides were read as N: 1 R, 1 Y.", report.Notes[0]);
    }

    [Theory]
    [InlineData("0", "1", "0", "1")]
    [InlineData("1", "0", "0", "1")]
    [InlineData("1", "-1", "-1", "1")]
    [InlineData("peak", "background", "background", "peak")]
    [InlineData("10", "9", "9", "10")]
    public void Of_two_classes_the_second_in_order_is_the_positive_one(
        string ofFirst,
        string ofSecond,
        string negative,
        string positive
    )
    {
        var report = Import(
            ">a\nAC\n>b\nGG\n>c\nTT\n",
            $"id,label\nc,{ofFirst}\nb,{ofSecond}\na,{ofFirst}\n",
            PredictionTask.Binary
        );
        var read = Read();

        Assert.Equal([negative, positive], read.ClassNames.AsEnumerable());
        var first = ofFirst == positive ? 1f : 0f;
        Assert.Equal([first, 1 - first, first], read.Labels.AsEnumerable());
        Assert.Equal(2, report.Classes.Single(c => c.Name == ofFirst).Count);
        Assert.Equal(1 / 3.0, report.Classes.Single(c => c.Name == ofSecond).Share);
    }

    [Fact]
    public void Several_classes_are_in_the_order_of_their_names()
    {
        Import(">a\nA\n>b\nC\n>c\nG\n>d\nT\n", "id,label\na,z\nb,K\nc,\"k,1\"\nd,z\n", PredictionTask.Multiclass);
        var read = Read();

        Assert.Equal(["K", "k,1", "z"], read.ClassNames.AsEnumerable());
        Assert.Equal([2f, 0, 1, 2], read.Labels.AsEnumerable());
    }

    [Fact]
    public void Windows_of_a_genome_are_imported_as_sequences_are()
    {
        var report = SequenceImport.Import(
            new ImportSources(
                _files.Write("a.bed", "c\t0\t3\tx\t0\t-\nc\t1\t5\n"),
                _files.Write("labels.csv", TemporaryFiles.Gzip("id,label\nc:1-5,2\nx,1\n")),
                _files.Write("genome.fa", ">c\nAACGTT\n")
            ),
            PredictionTask.Regression,
            LabelColumns.Default,
            _output.Directory
        );
        var read = Read();

        Assert.Equal(["GTT-", "ACGT"], new[] { 0, 1 }.Select(row => Alphabet.Decode(read.Sequences[row])));
        Assert.Equal([1f, 2], read.Labels.AsEnumerable());
        Assert.Equal(2, report.Count);
        Assert.Equal(["labels.csv", "sequences.bin"], _output.Names.Order());
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        Import(Fasta, "id,label\na,1\nb,2\nc,3\nd,4\ne,6\n", PredictionTask.Regression);
        var first = _output.Names.ToDictionary(name => name, name => File.ReadAllBytes(_output[name]));
        Import(
            Fasta.Replace("\n", "\r\n", StringComparison.Ordinal),
            "label,id\r\n6,e\r\n4.0,d\r\n3,c\r\n2,b\r\n1,a",
            PredictionTask.Regression
        );

        Assert.All(first, file => Assert.Equal(file.Value, File.ReadAllBytes(_output[file.Key])));
    }

    [Theory]
    [InlineData("", null, "The file is empty")]
    [InlineData("id,y\na,1\n", 1, "There is no column 'label' in the first line, which names them: there are: id, y.")]
    [InlineData("id,Labels\na,1\n", 1, "did you mean 'Labels'?")]
    [InlineData(
        "name,label\na,1\n",
        1,
        "There is no column 'id' in the first line, which names them: there are: name, label."
    )]
    [InlineData("a,1\nb,0\n", 1, "There is no column 'id' in the first line, which names them: there are: a, 1.")]
    [InlineData("id;label\na;1\n", 1, "parted by semicolons")]
    [InlineData("id\tlabel\na\t1\n", 1, "parted by tabs")]
    [InlineData(">a\nACGT\n", 1, "looks like FASTA")]
    [InlineData("id,label,label\na,1,1\n", 1, "Two columns are called 'label'")]
    [InlineData("id,label\na,1\nb,2,3\n", 3, "The row has 3 fields, the header 2")]
    [InlineData("id,label\na,1\nb\n", 3, "The row has 1 fields")]
    [InlineData("id,label\na,1\n\nb,two\n", 4, "'two' in the column 'label' is not a finite number")]
    [InlineData("id,label\na,NaN\nb,1\n", 2, "'NaN'")]
    [InlineData("id,label\na,1\nb,-Infinity\n", 3, "'-Infinity'")]
    [InlineData("id,label\na,1\nb,1e39\n", 3, "'1e39'")]
    [InlineData("id,label\na,1\nb,\n", 3, "The column 'label' is empty")]
    [InlineData("id,label\n,1\nb,1\n", 2, "The column 'id' is empty")]
    [InlineData("id,label\na,1\nb,2\na,1\n", 4, "The id a has a label in line 2 already")]
    [InlineData("id,label\na,1\nx,2\n", 3, "There is no sequence x")]
    [InlineData("id,label\na,1\nb,\"2\n", 3, "The row is no CSV")]
    [InlineData("id,label\na,1\nb,\"2\"x\n", 3, "The row is no CSV")]
    [InlineData("\u0001\u0002", null, "The file is not CSV; it looks like binary data")]
    public void Given_bad_labels_it_says_where_and_what_is_wrong_and_writes_nothing(
        string labels,
        int? line,
        string problem
    ) => AssertProblem(">a\nACGT\n>b\nTTTT\n", labels, PredictionTask.Regression, "labels.csv", line, problem);

    [Theory]
    [InlineData("id,label\na,x\nb,x\n", PredictionTask.Binary, null, "All labels are 'x'")]
    [InlineData("id,label\na,1\nb,1\n", PredictionTask.Multiclass, null, "All labels are '1'")]
    [InlineData("id,label\na,x\nb,nan\n", PredictionTask.Multiclass, 3, "'nan' in the column 'label' names no class")]
    public void Given_labels_that_are_no_classes_it_says_so(
        string labels,
        PredictionTask task,
        int? line,
        string problem
    ) => AssertProblem(">a\nACGT\n>b\nTTTT\n", labels, task, "labels.csv", line, problem);

    [Fact]
    public void Given_a_third_class_where_two_were_asked_for_it_names_its_line() =>
        AssertProblem(
            ">a\nA\n>b\nC\n>c\nG\n",
            "id,label\na,x\nb,y\nc,z\n",
            PredictionTask.Binary,
            "labels.csv",
            4,
            "'z' is a third value beside 'x' and 'y'"
        );

    [Fact]
    public void Given_a_sequence_without_a_label_it_names_the_line_of_the_sequence() =>
        AssertProblem(
            ">a\nA\n>b\nC\n\n>c\nG\n",
            "id,label\na,1\n",
            PredictionTask.Regression,
            "a.fa",
            3,
            "The sequence b has no label and 1 more"
        );

    [Fact]
    public void Given_a_name_twice_it_names_both_lines() =>
        AssertProblem(
            ">a\nA\n>b\nC\n>a\nG\n",
            "id,label\na,1\n",
            PredictionTask.Regression,
            "a.fa",
            5,
            "The name a was in line 1 already"
        );

    [Theory]
    [InlineData("id,label\na,1\nb,0\nc,1\nd,0\ne,1\n", PredictionTask.Binary)]
    [InlineData("id,label\na,x\nb,x\nc,x\nd,x\ne,x\n", PredictionTask.Binary)]
    [InlineData("id,label\na,1\nb,1\nc,1\nd,1\ne,1\n", PredictionTask.Binary)]
    [InlineData("id,label\na,x\nb,y\nc,z\nd,x\ne,x\n", PredictionTask.Multiclass)]
    [InlineData("id,label\na,1\nb,2\nc,3\nd,2\ne,3\n", PredictionTask.Multiclass)]
    [InlineData("id,label\na,1\nb,2\nc,21\nd,2\ne,3\n", PredictionTask.Regression)]
    [InlineData("id,label\na,0.5\nb,2\nc,1\nd,2\ne,3\n", PredictionTask.Regression)]
    public void The_task_is_guessed_from_the_labels(string labels, PredictionTask expected)
    {
        var seen = Inspect(labels);

        Assert.Equal((expected, "label"), (seen.Report.Task, Assert.Single(seen.Columns.Targets)));
        Assert.Empty(_output.Names);
    }

    [Theory]
    [InlineData("id,label,second\na,1.5,2\nb,2,3\nc,3,4\nd,4,5\ne,5,6e3\n", "label,second", "")]
    [InlineData("second,id,label\n1.5,a,2\n2,b,3.5\n3,c,4\n4,d,5\n5,e,6\n", "label,second", "")]
    [InlineData("id,label,chromosome\na,1.5,c1\nb,2,c1\nc,3,c2\nd,4,c2\ne,5,9\n", "label", "chromosome")]
    [InlineData("id,label,second\na,1.5,2\nb,2,\nc,3,4\nd,4,5\ne,5,6\n", "label", "second")]
    [InlineData("id,label,second\na,1,2\nb,0,3\nc,1,4\nd,0,5\ne,1,6\n", "label", "second")]
    [InlineData("id,activity\na,1.5\nb,2\nc,3\nd,4\ne,5\n", "activity", "")]
    [InlineData("id,class\na,x\nb,y\nc,x\nd,y\ne,x\n", "class", "")]
    [InlineData("id,one,note,two\na,1.5,x,1\nb,2,x,2\nc,3,x,3\nd,4,x,4\ne,5,x,5\n", "one,two", "note")]
    public void The_columns_are_guessed_from_what_is_in_them(string labels, string targets, string ignored)
    {
        var seen = Inspect(labels);

        Assert.Equal(targets, string.Join(',', seen.Columns.Targets));
        Assert.Equal(ignored, string.Join(',', seen.Report.IgnoredColumns));
    }

    [Theory]
    [InlineData("id,one,two\na,x,y\nb,x,y\nc,x,y\nd,x,y\ne,x,y\n")]
    [InlineData("id\na\nb\nc\nd\ne\n")]
    public void Columns_of_which_none_can_be_meant_are_complained_about(string labels)
    {
        var error = Assert.Throws<SequenceFileException>(() => Inspect(labels));

        Assert.Contains("There is no column 'label'", error.Message);
        Assert.Equal(_files["labels.csv"], error.Path);
    }

    [Fact]
    public void Without_labels_all_are_positives()
    {
        var sources = new ImportSources(_files.Write("a.fa", Fasta), Labels: null);

        var seen = SequenceImport.Inspect(sources, _output.Directory).Report;
        SequenceImport.Import(
            sources,
            PredictionTask.Binary,
            LabelColumns.Default,
            _output.Directory,
            positivesOnly: true
        );

        Assert.Equal((PredictionTask.Binary, "1"), (seen.Task, Assert.Single(seen.Classes).Name));
        Assert.Equal(["1"], Read().ClassNames.AsEnumerable());
        Assert.Throws<ArgumentException>(() =>
            SequenceImport.Import(sources, PredictionTask.Binary, LabelColumns.Default, _output.Directory)
        );
    }

    [Fact]
    public void Where_negatives_are_to_be_made_there_are_none_yet()
    {
        var sources = new ImportSources(
            _files.Write("a.fa", ">a\nA\n>b\nC\n"),
            _files.Write("labels.csv", "id,label\na,x\nb,y\n")
        );

        var error = Assert.Throws<SequenceFileException>(() =>
            SequenceImport.Import(
                sources,
                PredictionTask.Binary,
                LabelColumns.Default,
                _output.Directory,
                positivesOnly: true
            )
        );

        Assert.Contains("There are 2 classes, 'x' and 'y' among them", error.Message);
        Assert.Empty(_output.Names);
    }

    [Fact]
    public void Files_of_two_imports_are_not_read_together()
    {
        Import(">a\nA\n>b\nC\n", "id,label\na,1\nb,2\n", PredictionTask.Regression);
        foreach (
            var labels in new[]
            {
                "id,label\na,1\nb,2\n",
                "id,target:label\nb,1\na,2\n",
                "id,target:label\na,1\n",
                "id,target:label\na,1\nb,2\nc,3\n",
                "id,target:label\na,1\nb,x\n",
                "id,target:label,class:label\na,0,x\nb,2,y\n",
                "id,target:label\na,1\nb,\"2\n",
                "",
            }
        )
        {
            var path = _files.Write("other.csv", labels);

            Assert.Throws<SequenceFileException>(() => ImportedSequences.Read(_output["sequences.bin"], path));
        }
    }

    [Fact]
    public void Columns_that_contradict_each_other_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Import(Fasta, "", PredictionTask.Binary, new LabelColumns(["x", "y"])));
        Assert.Throws<ArgumentException>(() => Import(Fasta, "", PredictionTask.Regression, new LabelColumns([])));
        Assert.Throws<ArgumentException>(() =>
            Import(Fasta, "", PredictionTask.Regression, new LabelColumns(["x"], "x"))
        );
    }

    private ImportInspection Inspect(string labels) =>
        SequenceImport.Inspect(
            new ImportSources(_files.Write("a.fa", Fasta), _files.Write("labels.csv", labels)),
            _output.Directory
        );

    private ImportReport Import(string fasta, string labels, PredictionTask task, LabelColumns? columns = null) =>
        SequenceImport.Import(
            new ImportSources(_files.Write("a.fa", fasta), _files.Write("labels.csv", labels)),
            task,
            columns ?? LabelColumns.Default,
            _output.Directory
        );

    private ImportedSequences Read() => ImportedSequences.Read(_output["sequences.bin"], _output["labels.csv"]);

    private void AssertProblem(string fasta, string labels, PredictionTask task, string file, int? line, string problem)
    {
        var error = Assert.Throws<SequenceFileException>(() => Import(fasta, labels, task));

        Assert.Contains(problem, error.Message);
        Assert.Equal((_files[file], line), (error.Path, error.Line));
        Assert.Empty(_output.Names);
    }
}
