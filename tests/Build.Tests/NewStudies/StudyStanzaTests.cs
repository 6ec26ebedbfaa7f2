using System.Text.Json;
using System.Text.Json.Nodes;
using Build.NewStudies;
using Build.Parameters;
using Build.Studies;
using Build.Tests.Parameters;
using Build.Tests.Studies;

namespace Build.Tests.NewStudies;

/// <summary>A new study has the settings that the committed studies of its size have.</summary>
public sealed class StudyStanzaTests
{
    private static readonly string[] Models = ["dense", "sparse", "joint", "adam"];

    [Theory]
    [InlineData(200, 100)]
    [InlineData(500, 250)]
    public void Up_to_five_hundred_sequences_are_learnt_from_as_promoters_are(int count, int positives)
    {
        var (study, promoters) = (Json(Read(Seen.Binary(count, positives))), Json(Committed("promoters")));

        Assert.All([.. Models, "motif", "sparsities"], part => Same(promoters[part], study[part]));
    }

    [Fact]
    public void More_are_learnt_from_as_in_the_rigorous_study()
    {
        var (study, rigorous) = (Json(Read(Seen.Regression(501))), Json(Committed("rigorous")));

        Assert.All([.. Models, "training"], part => Same(rigorous[part], study[part]));
        Assert.All(
            ["model", "selection", "training", "schedule"],
            part => Same(rigorous["motif"]![part], study["motif"]![part])
        );
        Assert.Equal("[14]", study["motif"]!["epochs"]!.ToJsonString());
    }

    [Theory]
    [InlineData(6, 1, 2)]
    [InlineData(40, 7, 7)]
    [InlineData(200, 100, 10)]
    public void Few_are_split_in_folds_that_have_each_class(int count, int positives, int folds)
    {
        var study = Read(Seen.Binary(count, positives));

        Assert.Equal(("folds", folds), (study.Data.Split.Single().Kind, study.Data.Split[0].Folds));
    }

    [Fact]
    public void Of_many_a_part_is_held_out_with_its_share_of_each_class()
    {
        var (classes, numbers) = (Read(Seen.Binary(201, 100)).Data.Split[0], Read(Seen.Regression(201)).Data.Split[0]);

        Assert.Equal(("stratified", 0.7, 0.15), (classes.Kind, classes.Training, classes.Validation));
        Assert.Equal(("random", 0.7, 0.15), (numbers.Kind, numbers.Training, numbers.Validation));
    }

    [Theory]
    [InlineData("mine.csv", 100, "folds")]
    [InlineData(null, 101, "stratified")]
    public void Of_positives_alone_negatives_are_made(string? labels, int count, string split)
    {
        var data = Read(Seen.Positives(count), Seen.Files with { Labels = labels }).Data;

        Assert.Equal((labels, split), (data.Labels, data.Split.Single().Kind));
        Assert.Equal(new NegativeParameters("dinucleotide_shuffled", 1, 1), data.Negatives);
        Assert.Null(Read(Seen.Binary(count, 5)).Data.Negatives);
    }

    [Fact]
    public void Several_columns_of_numbers_are_several_targets()
    {
        var seen = Seen.Regression(100) with { Columns = ["label", "a b"], IgnoredColumns = ["my family"] };

        Assert.Equal(["label", "a b"], Read(seen).Data.Targets);
        Assert.Contains("# group: \"my family\" ", TextOf(seen, Seen.Files), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000, 2000)]
    [InlineData(1001, 500)]
    public void Thousands_are_resampled_less_often(int count, int resamples) =>
        Assert.Equal(resamples, Read(Seen.Regression(count)).Intervals.Resamples);

    [Theory]
    [InlineData("data/mine.fa.gz")]
    [InlineData("../my sequences.fa")]
    [InlineData("it's: #1 \"best\".fa")]
    [InlineData("[häl\\t].fa")]
    [InlineData("-35.fa")]
    [InlineData("line\nbreak \u0085.fa")]
    public void A_path_is_read_back_as_it_was(string path)
    {
        var files = new UserFiles(path, path, path);

        var data = Read(Seen.Binary(100, 50), files).Data;

        Assert.Equal((path, path, path), (data.Sequences, data.Labels, data.Genome));
    }

    [Fact]
    public void What_is_commented_out_can_be_had_by_taking_the_sign_away()
    {
        var study = Read(Uncommented());

        Assert.Equal(
            ["folds", "relatives together", "leave-one-out", "by group"],
            study.Data.Split.Select(split => split.Name)
        );
        Assert.Equal((1, 1, 1), (study.Regions.Count, study.Published.Count, study.Targets.Count));
    }

    [Fact]
    public void The_target_that_is_commented_out_is_of_a_row_that_the_results_have()
    {
        var study = Read(Uncommented());
        var models = new ObservedModelSteps("mine", study, Inert.Computations, data: null!).Models();

        var named = new ObservedTargets(study, models).Named(Json(study)["targets"]!.AsArray());

        Assert.Equal(study.Targets.Single().Model, named.Single()!["model"]!.GetValue<string>());
    }

    private static string Uncommented()
    {
        var text = TextOf(Seen.Binary(100, 50), Seen.Files)
            .Replace("# - ", "- ", StringComparison.Ordinal)
            .Replace("#   - ", "  - ", StringComparison.Ordinal);
        foreach (
            var key in (string[])
                ["targets:", "group:", "reverse_complement:", "believe:", "sparse_controls:", "regions:", "published:"]
        )
        {
            Assert.Contains($"# {key}", text, StringComparison.Ordinal);
            text = text.Replace($"# {key}", key, StringComparison.Ordinal);
        }
        return text;
    }

    private static void Same(JsonNode? expected, JsonNode? actual) => Assert.Equal(Text(expected), Text(actual));

    // What a models' set is meant to reach is a study's own.
    private static string Text(JsonNode? node)
    {
        var copy = node!.DeepClone();
        (copy as JsonObject)?.Remove("targets");
        return copy.ToJsonString();
    }

    private static JsonObject Json(Study study) =>
        (
            study is ObservedStudy observed
                ? JsonSerializer.SerializeToNode(observed, StudyJson.Default.ObservedStudy)
                : JsonSerializer.SerializeToNode((ReplicatedStudy)study, StudyJson.Default.ReplicatedStudy)
        )!.AsObject();

    private static Study Committed(string name) =>
        StudyReader.Read(ParameterFile.Parse(CommittedParameters.Text, "params.yaml"), name);

    private static ObservedStudy Read(Inspection seen, UserFiles? files = null) =>
        Read(TextOf(seen, files ?? Seen.Files));

    private static ObservedStudy Read(string text) =>
        (ObservedStudy)StudyReader.Read(ParameterFile.Parse(text, "params.yaml"), "mine");

    private static string TextOf(Inspection seen, UserFiles files) =>
        "studies:\n  " + new StudyStanza("mine", files, seen).Text.Replace("\n", "\n  ", StringComparison.Ordinal);
}
