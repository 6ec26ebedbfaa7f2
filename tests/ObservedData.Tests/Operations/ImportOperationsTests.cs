using System.Text.Json.Nodes;
using GenomicAttention.Sequences;
using ObservedData.Importing;
using ObservedData.Splitting;
using ObservedData.Tests.Importing;
using ObservedData.Worker.Operations;
using StepCache.Requests;

namespace ObservedData.Tests.Operations;

public sealed class ImportOperationsTests : IDisposable
{
    private readonly TemporaryFiles _inputs = new();
    private readonly TemporaryFiles _output = new();
    private readonly TemporaryFiles _work = new();

    public void Dispose()
    {
        _inputs.Dispose();
        _output.Dispose();
        _work.Dispose();
    }

    [Fact]
    public void Sequences_are_imported_with_a_report_in_snake_case()
    {
        var said = Run(
            ImportSequences.Run,
            """{"task": "binary", "targets": ["label"], "group": "chromosome", "format": "fasta"}""",
            ("sequences", ">a\nACGR\n>b\nAC\n"),
            ("labels", "id,label,chromosome\nb,peak,1\na,none,2\n")
        );

        var read = ImportedSequences.Read(_output["sequences.bin"], _output["labels.csv"]);
        Assert.Equal(["none", "peak"], read.ClassNames.AsEnumerable());
        Assert.Equal(["2", "1"], read.Groups.AsEnumerable());
        Assert.Equal(
            """
            {
              "task": "binary",
              "count": 2,
              "length": {
                "min": 2,
                "median": 3,
                "max": 4,
                "total": 6
              },
              "letters": {
                "a": 2,
                "c": 2,
                "g": 1,
                "t": 0,
                "n": 1
              },
              "ambiguous": {
                "R": 1
              },
              "lower_case": 0,
              "uracil": 0,
              "exact_duplicates": 0,
              "reverse_complement_duplicates": 0,
              "targets": [],
              "classes": [
                {
                  "name": "none",
                  "count": 1,
                  "share": 0.5
                },
                {
                  "name": "peak",
                  "count": 1,
                  "share": 0.5
                }
              ],
              "groups": 2,
              "largest_group": 1,
              "ignored_columns": [],
              "notes": [
                "Letters that stand for several nucleotides were read as N: 1 R."
              ]
            }

            """,
            File.ReadAllText(_output["import.json"])
        );
        Assert.Equal(["Letters that stand for several nucleotides were read as N: 1 R."], said);
    }

    [Fact]
    public void Windows_are_inspected_without_any_file_left_but_the_report()
    {
        Run(
            InspectSequences.Run,
            """{"format": "bed"}""",
            ("sequences", "c\t0\t2\ta\nc\t2\t4\tb\n"),
            ("genome", ">c\nACGT\n"),
            ("labels", "id,label\na,0.5\nb,0.25\n")
        );

        var report = JsonNode.Parse(File.ReadAllText(_output["inspection.json"]))!;
        Assert.Equal("binary", (string?)report["report"]!["task"]);
        Assert.Equal(2, (int?)report["report"]!["count"]);
        Assert.Equal(
            "[\"label\"]",
            report["columns"]!["targets"]!.ToJsonString().ReplaceLineEndings("").Replace(" ", "")
        );
        Assert.Equal(["inspection.json"], _output.Names);
        Assert.Empty(_work.Names);
    }

    [Fact]
    public void A_complaint_names_the_input_and_not_the_copy_of_it()
    {
        var error = Assert.Throws<SequenceFileException>(() =>
            Run(
                ImportSequences.Run,
                """{"task": "regression", "targets": ["label"], "format": "fasta"}""",
                ("sequences", ">a\nAC-T\n"),
                ("labels", "id,label\na,1\n")
            )
        );

        Assert.StartsWith("sequences:2: '-' in column 3 is a gap", error.Message);
        Assert.Equal(("sequences", 2), (error.Path, error.Line));
        Assert.Empty(_output.Names);
    }

    [Theory]
    [InlineData("folds", "folds", 5, "split: There are 4 sequences, fewer than 5 folds.")]
    [InlineData(
        "few",
        "folds",
        2,
        "split: Class 'none' has 1 sequences in 1 groups of relatives: too few for 2 parts."
    )]
    public void A_split_that_cannot_be_is_complained_about_in_the_user_s_words(
        string name,
        string kind,
        int folds,
        string expected
    )
    {
        Import("id,label\na,none\nb,peak\nc,peak\nd,peak\n");

        var error = Assert.Throws<SplitException>(() =>
            RunOnImport(
                SplitSequences.Run,
                $$"""{"name": "{{name}}", "kind": "{{kind}}", "task": "binary", "seed": 1, "folds": {{folds}}}"""
            )
        );

        Assert.StartsWith(expected, error.Message);
    }

    [Fact]
    public void Negatives_are_added_behind_their_positives_and_reported()
    {
        Import("id,label\na,peak\nb,peak\nc,peak\nd,peak\n", positivesOnly: true);

        var said = RunOnImport(AddNegatives.Run, """{"kind": "gc_shuffled", "per_sequence": 2, "seed": 1}""");

        var read = ImportedSequences.Read(_output["sequences.bin"], _output["labels.csv"]);
        Assert.Equal((12, "0,peak"), (read.Count, string.Join(',', read.ClassNames)));
        Assert.Equal([1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0], read.Labels.Select(label => (int)label));
        Assert.Equal(["a", "b", "c", "d", "a", "b", "c", "d", "a", "b", "c", "d"], read.Groups.AsEnumerable());
        var report = JsonNode.Parse(File.ReadAllText(_output["import.json"]))!;
        Assert.Equal(12, (int?)report["count"]);
        Assert.Equal(8, (int?)report["classes"]![0]!["count"]);
        Assert.Equal(60, (int?)report["length"]!["total"]);
        Assert.Equal(["8 negatives were made by shuffling, each with the composition of its positive."], said);
    }

    private void Import(string labels, bool positivesOnly = false)
    {
        Run(
            ImportSequences.Run,
            $$"""
            {"task": "binary", "targets": ["label"], "format": "fasta", "positives_only": {{(
                positivesOnly ? "true" : "false"
            )}}}
            """,
            ("sequences", ">a\nAACGT\n>b\nAAACT\n>c\nCCGTA\n>d\nGGACT\n"),
            ("labels", labels)
        );
    }

    // The files of an import are the inputs of what follows.
    private List<string> RunOnImport(Action<StepRequest, IStepProgress> operation, string parameters)
    {
        string[] names = ["sequences.bin", "labels.csv", "import.json"];
        foreach (var name in names)
        {
            File.Move(_output[name], _inputs[name]);
        }

        return Run(operation, parameters, names.ToDictionary(name => name, name => _inputs[name]));
    }

    private List<string> Run(
        Action<StepRequest, IStepProgress> operation,
        string parameters,
        params (string Name, string Text)[] inputs
    ) =>
        Run(
            operation,
            parameters,
            inputs.ToDictionary(input => input.Name, input => _inputs.Write(input.Name, input.Text))
        );

    private List<string> Run(
        Action<StepRequest, IStepProgress> operation,
        string parameters,
        Dictionary<string, string> inputs
    )
    {
        var progress = new Progress();
        operation(
            new StepRequest
            {
                Step = "import",
                Operation = "import-sequences",
                Parameters = JsonNode.Parse(parameters)!.AsObject(),
                Inputs = inputs,
                WorkDirectory = _work.Directory,
                OutputDirectory = _output.Directory,
                CheckpointDirectory = _work.Directory,
                LockFile = _work["lock"],
            },
            progress
        );
        return progress.Said;
    }

    private sealed class Progress : IStepProgress
    {
        public List<string> Said { get; } = [];

        public void Report(double fraction, string text) { }

        public void Say(string text) => Said.Add(text);
    }
}
