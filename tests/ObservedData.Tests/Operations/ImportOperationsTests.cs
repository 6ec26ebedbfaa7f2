using System.Text.Json.Nodes;
using GenomicAttention.Sequences;
using ObservedData.Importing;
using ObservedData.Splitting;
using ObservedData.Worker.Operations;
using StepCache.Requests;

namespace ObservedData.Tests.Operations;

public sealed class ImportOperationsTests : IDisposable
{
    private readonly OperationRun _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public void Sequences_are_imported_with_a_report_in_snake_case()
    {
        var said = Run(
            ImportSequences.Run,
            """{"task": "binary", "targets": ["label"], "group": "chromosome", "format": "fasta"}""",
            ("sequences", ">a\nACGR\n>b\nAC\n"),
            ("labels", "id,label,chromosome\nb,peak,1\na,none,2\n")
        );

        var read = ImportedSequences.Read(_step.Output["sequences.bin"], _step.Output["labels.csv"]);
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
            File.ReadAllText(_step.Output["import.json"])
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

        var report = JsonNode.Parse(File.ReadAllText(_step.Output["inspection.json"]))!;
        Assert.Equal("binary", (string?)report["report"]!["task"]);
        Assert.Equal(2, (int?)report["report"]!["count"]);
        Assert.Equal(
            "[\"label\"]",
            report["columns"]!["targets"]!.ToJsonString().ReplaceLineEndings("").Replace(" ", "")
        );
        Assert.Equal(["inspection.json"], _step.Output.Names);
        Assert.Empty(_step.Work.Names);
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
        Assert.Empty(_step.Output.Names);
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

        var read = ImportedSequences.Read(_step.Output["sequences.bin"], _step.Output["labels.csv"]);
        Assert.Equal((12, "0,peak"), (read.Count, string.Join(',', read.ClassNames)));
        Assert.Equal([1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0], read.Labels.Select(label => (int)label));
        Assert.Equal(["a", "b", "c", "d", "a", "b", "c", "d", "a", "b", "c", "d"], read.Groups.AsEnumerable());
        var report = JsonNode.Parse(File.ReadAllText(_step.Output["import.json"]))!;
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
            File.Move(_step.Output[name], _step.Inputs[name]);
        }

        return _step.Run(operation, parameters, names.Select(name => (name, _step.Inputs[name])));
    }

    private List<string> Run(
        Action<StepRequest, IStepProgress> operation,
        string parameters,
        params (string Name, string Text)[] inputs
    ) =>
        _step.Run(
            operation,
            parameters,
            inputs.Select(input => (input.Name, _step.Inputs.Write(input.Name, input.Text)))
        );
}
