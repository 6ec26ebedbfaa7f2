using Build.Parameters;

namespace Build.Tests.Parameters;

public sealed class ObservedStudyTests
{
    [Fact]
    public void The_committed_file_leaves_out_one_and_believes_the_split_without_relatives()
    {
        var study = Read();

        Assert.Equal(["leave-one-out", "relatives together"], study.Data.Split.Select(split => split.Name));
        Assert.Equal("relatives together", study.Believe);
        Assert.Equal(("motif-dense", 2), (study.Primary, study.Seeds));
        Assert.Equal(["label"], study.Data.Targets);
        Assert.Equal((null, null, false), (study.Data.Genome, study.Data.Group, study.Data.ReverseComplement));
    }

    [Fact]
    public void A_list_that_may_be_left_out_may_be_empty()
    {
        var study = Read(CommittedParameters.Text, "promoters.targets=[]");

        Assert.Empty(study.Targets);
    }

    [Fact]
    public void A_split_is_called_by_its_kind_and_the_first_is_believed_where_nothing_else_is_said()
    {
        var text = CommittedParameters
            .With("    believe: relatives together\n", "")
            .Replace(
                "{ name: leave-one-out, kind: leave_one_out }",
                "{ kind: leave_one_out }",
                StringComparison.Ordinal
            );

        var study = Read(text);

        Assert.Equal(("leave-one-out", "leave-one-out"), (study.Data.Split[0].Name, study.Believe));
    }

    [Theory]
    [InlineData("task=binry", "data.task is 'binry'; did you mean 'binary'?")]
    [InlineData("sequences=''", "data.sequences is empty.")]
    [InlineData("split=[]", "data.split must be a list with one or more values")]
    [InlineData("split=[{ kind: fold, folds: 2 }]", "split[0].kind is 'fold'; did you mean 'folds'?")]
    [InlineData("split=[{ kind: folds }]", "split[0].folds is missing.")]
    [InlineData("split=[{ kind: folds, folds: 1 }]", "split[0].folds must be from 2 to")]
    [InlineData("split=[{ kind: leave_one_out, folds: 2 }]", "unknown key 'folds' in studies.promoters.data.split[0]")]
    [InlineData("split=[{ kind: random, training: 0.7 }]", "split[0].validation is missing.")]
    [InlineData(
        "split=[{ kind: random, training: 0.9, validation: 0.1 }]",
        "split[0].training and validation leave nothing to test on."
    )]
    [InlineData("split=[{ kind: leave_one_out }, { kind: leave_one_out }]", "split has the same name twice.")]
    [InlineData(
        "split=[{ kind: by_value, validation_values: [a], test_values: [b] }]",
        "split is by_value, which needs 'group', the column of the values."
    )]
    [InlineData(
        "split=[{ kind: leave_one_out, relatives: { shift: -1, equal: 30 } }]",
        "relatives.shift must be from 0 to"
    )]
    [InlineData(
        "split=[{ kind: leave_one_out, relatives: { shift: 1, equal: 0 } }]",
        "relatives.equal must be from 1 to"
    )]
    public void A_wrong_value_of_the_data_is_explained(string assignment, string expected) =>
        Assert.Contains(expected, Complaint($"promoters.data.{assignment}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("seeds=0", "seeds must be from 1 to")]
    [InlineData("believe=leave-one-ot", "believe is 'leave-one-ot'; did you mean")]
    [InlineData("sparsities=[0]", "sparsities[0] must be above 0")]
    [InlineData("motif.model.width=6", "motif.model.width must be odd")]
    [InlineData("regions=[{ name: box, from: 9, to: 9 }]", "regions[0].to must lie behind 'from'.")]
    [InlineData("regions=[{ name: box, from: -1, to: 9 }]", "regions[0].from must be from 0 to")]
    [InlineData(
        "published=[{ name: other, split: folds, errors: 1, of: 2, source: there }]",
        "published[0].split is 'folds'; known are: leave-one-out, relatives together."
    )]
    [InlineData("targets=[{ split: leave-one-out, model: dense, measure: errors }]", "targets[0].at_least is missing.")]
    [InlineData(
        "targets=[{ split: leave-one-out, model: dense, measure: errors, at_most: 1, at_least: 0 }]",
        "unknown key 'at_least' in studies.promoters.targets[0]"
    )]
    [InlineData("intervals.confidence=95", "intervals.confidence must be at least 0.5 and at most 0.9999, not '95'.")]
    [InlineData("intervals.resamples=99", "intervals.resamples must be from 100 to")]
    public void A_wrong_value_of_the_study_is_explained(string assignment, string expected) =>
        Assert.Contains(expected, Complaint($"promoters.{assignment}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("binary", "aurocc", "measure is 'aurocc'; did you mean 'auroc'?")]
    [InlineData("binary", "macro_f1", "measure is 'macro_f1'; known are: accuracy, auprc, ")]
    [InlineData("binary", "enrichment", "measure is 'enrichment', which is of a region; name it with 'region'.")]
    [InlineData("binary", "errors, region: -10 box", "measure is 'errors'; known are: enrichment, kept:CLASS, ")]
    [InlineData("binary", "kept, region: -10 box", "known are: enrichment, kept:CLASS, over_chance:CLASS.")]
    [InlineData("binary", "enrichment, region: -10 bx", "region is '-10 bx'; did you mean '-10 box'?")]
    [InlineData("multiclass", "brier", "measure is 'brier'; known are: accuracy, auroc, errors, ")]
    [InlineData("multiclass", "enrichment, region: -10 box", "known are: kept:CLASS, over_chance:CLASS.")]
    [InlineData("regression", "rmse", "measure is 'rmse'; did you mean 'mse'?")]
    [InlineData("regression\n      targets: [leaf, root]", "mse:leav", "did you mean 'mse:leaf'?")]
    public void A_target_s_measure_that_is_none_of_the_task_is_found_with_its_place(
        string task,
        string measure,
        string expected
    )
    {
        var error = Assert.Throws<UserErrorException>(() => Read(Aiming(task, measure)));

        Assert.StartsWith("params.yaml:", error.Message, StringComparison.Ordinal);
        Assert.Contains(": studies.promoters.targets[0].", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("binary", "over_chance:promoter, region: -10 box")]
    [InlineData("multiclass", "kept:1, region: -10 box")]
    [InlineData("regression", "kept, region: -10 box")]
    [InlineData("regression\n      targets: [leaf, root]", "spearman:root")]
    public void A_target_may_be_of_a_class_or_a_column(string task, string measure) =>
        Assert.Equal(measure.Split(',')[0], Read(Aiming(task, measure)).Targets[0].Measure);

    [Fact]
    public void A_target_of_a_region_needs_regions()
    {
        var text = Aiming("binary", "enrichment, region: -10 box");
        var from = text.IndexOf("    regions:  ", StringComparison.Ordinal);
        var to = text.IndexOf("    published:  ", from, StringComparison.Ordinal);

        var error = Assert.Throws<UserErrorException>(() => Read(text.Remove(from, to - from)));

        Assert.EndsWith(
            "targets[0].region names a region, but the study has no 'regions'.",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Classes_have_one_column()
    {
        var text = CommittedParameters.With("task: binary ", "task: multiclass\n      targets: [first, second]");

        var error = Assert.Throws<UserErrorException>(() => Read(text));

        Assert.EndsWith("targets names several; classes have one target.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "task: multiclass",
        "negatives: { kind: gc_shuffled, per_sequence: 1, seed: 1 }",
        "negatives makes one of two"
    )]
    [InlineData(
        "task: binary\n      group: g",
        Generate,
        "group stands beside 'generate', which makes sequences and labels"
    )]
    [InlineData("task: multiclass", Generate, "task is 'multiclass'; what is generated has two classes, or numbers.")]
    [InlineData(
        "task: binary",
        "negatives: { kind: shuffled, per_sequence: 1, seed: 1 }",
        "negatives.kind is 'shuffled'; "
    )]
    [InlineData(
        "task: binary",
        "negatives: { kind: gc_shuffled, per_sequence: 0, seed: 1 }",
        "negatives.per_sequence must be from 1 to 100, not '0'."
    )]
    [InlineData("task: binary", "negatives: { kind: gc_shuffled, per_sequence: 1 }", "negatives.seed is missing.")]
    [InlineData("task: binary", "generate: { motifs: a.meme }", "generate.sequences is missing.")]
    public void Options_of_the_data_that_contradict_each_other_are_explained(string task, string other, string expected)
    {
        var error = Assert.Throws<UserErrorException>(() => Read(Own(task, other)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("params.yaml:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("motifs: [M1, M2]", "plant[0].spacing is missing.")]
    [InlineData("motifs: [M1, M2], spacing: [5]", "plant[0].spacing must be the least and the most, as in [15, 19].")]
    [InlineData("motifs: [M1], spacing: [1, 2]", "unknown key 'spacing' in studies.promoters.data.generate.plant[0]")]
    [InlineData("motifs: [M1], density: [2, 1]", "plant[0].density must be the least and the most")]
    [InlineData("motifs: [M1], start: [-1, 1]", "plant[0].start[0] must be from 0 to")]
    [InlineData("motifs: [M1], reverse: 2", "plant[0].reverse must be at least 0 and at most 1, not '2'.")]
    public void A_wrong_value_of_what_is_planted_is_explained_with_its_place(string arrangement, string expected)
    {
        var generate = Generate.Replace("motifs: [M1]", arrangement, StringComparison.Ordinal);

        var error = Assert.Throws<UserErrorException>(() => Read(Own("task: binary", generate)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_generated_has_classes_or_numbers()
    {
        var classes = Read(Own("task: binary", Generate)).Data.Generate!;
        var numbers = Read(Own("task: regression", Generate)).Data.Generate!;

        Assert.Equal((0.5, null, null), (classes.Positives, classes.Initial, classes.Noise));
        Assert.Equal((null, 0.0, 0.0), (numbers.Positives, numbers.Initial, numbers.Noise));
        Assert.Equal([1, 1], classes.Plant.Single().Density);
    }

    [Fact]
    public void Shuffled_partners_are_not_left_in_where_their_source_is_left_out()
    {
        var text = CommittedParameters.With(
            "task: binary ",
            "negatives: { kind: gc_shuffled, per_sequence: 1, seed: 1 }\n      task: binary "
        );

        var error = Assert.Throws<UserErrorException>(() => Read(text));

        Assert.Contains(
            "split is leave_one_out, which learns from the shuffled partner of what it leaves out; take folds",
            error.Message,
            StringComparison.Ordinal
        );
    }

    private const string Generate =
        "generate: { motifs: a.meme, sequences: 100, length: 60, seed: 1, plant: [{ motifs: [M1] }] }";

    // The committed study with data of one's own; files are named only where nothing is generated.
    private static string Own(string task, string other)
    {
        var text = CommittedParameters.With(
            "task: binary                    # or multiclass, regression",
            $"{task}\n      {other}"
        );
        text = WithTargets(text, ""); // which are of classes
        text = text.Replace(
            "- { name: leave-one-out, kind: leave_one_out }",
            "- { name: leave-one-out, kind: folds, folds: 2 }",
            StringComparison.Ordinal
        );
        return other == Generate || other.StartsWith("generate", StringComparison.Ordinal)
            ? text.Replace("      sequences: data/ecoli-promoters/sequences.fa\n", "", StringComparison.Ordinal)
                .Replace("      labels: data/ecoli-promoters/labels.csv\n", "", StringComparison.Ordinal)
            : text;
    }

    private static string Aiming(string task, string measure) =>
        WithTargets(
            CommittedParameters.With("task: binary ", $"task: {task} "),
            $"    targets:\n      - {{ split: leave-one-out, model: dense, measure: {measure}, at_least: 1 }}\n"
        );

    private static string WithTargets(string text, string targets)
    {
        var promoters = text.IndexOf("\n  promoters:", StringComparison.Ordinal);
        var from = text.IndexOf("    targets:\n", promoters, StringComparison.Ordinal);
        var to = text.IndexOf("    intervals:", from, StringComparison.Ordinal);
        return text[..from] + targets + text[to..];
    }

    private static string Complaint(string assignment) =>
        Assert.Throws<UserErrorException>(() => Read(CommittedParameters.Text, assignment)).Message;

    private static ObservedStudy Read() => Read(CommittedParameters.Text);

    private static ObservedStudy Read(string text, params string[] assignments)
    {
        var file = ParameterFile.Parse(text, "params.yaml");
        foreach (var assignment in assignments)
        {
            file.Override(assignment);
        }
        return (ObservedStudy)StudyReader.Read(file, "promoters");
    }
}
