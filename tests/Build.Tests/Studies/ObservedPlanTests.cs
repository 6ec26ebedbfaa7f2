using Build.Parameters;
using Build.Studies;
using Build.Tests.Parameters;
using StepCache;

namespace Build.Tests.Studies;

public sealed class ObservedPlanTests
{
    private static readonly string[] Splits = ["leave-one-out", "relatives-together"];

    private static readonly string[] Models =
    [
        "dense",
        "dense-with-positions",
        "without-attention",
        "joint",
        "motif-dense",
        "motif-sparse/sparsity=0.2/by=learned",
        "motif-sparse/sparsity=0.2/by=norm",
        "motif-sparse/sparsity=0.2/by=random",
        "sparse/sparsity=0.1",
    ];

    [Fact]
    public void Every_model_is_trained_under_every_split_at_every_seed_and_once_on_all()
    {
        var plan = Plan();

        var expected =
            from model in Models
            from split in Splits
            from seed in (int[])[1, 2]
            select $"promoters/train/{model}/{split}/seed={seed}";
        Assert.Equal(
            expected.Concat(Models.Select(model => $"promoters/fit/{model}")).Order(StringComparer.Ordinal),
            Trainings(plan).Select(step => step.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_files_are_read_once_and_split_at_every_seed() =>
        Assert.Equal(
            [
                "promoters/data/import",
                .. from split in Splits from seed in (int[])[1, 2] select $"promoters/data/{split}/seed={seed}",
            ],
            Plan().Data.Select(step => step.Name)
        );

    [Fact]
    public void A_model_and_the_controls_learn_from_the_same_split()
    {
        var plan = Plan();

        Assert.All(
            Trainings(plan).Concat(plan.Analyses).Where(step => step.Inputs.ContainsKey("split.csv")),
            step =>
            {
                var split = Assert.IsType<StepInput.OutputOf>(step.Inputs["split.csv"]).Step.Name;
                Assert.EndsWith(split["promoters/data/".Length..], step.Name, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Statistics_read_every_prediction_and_none_of_a_model_that_has_seen_all()
    {
        var plan = Plan();

        var read = plan.Analyses[^1].Inputs.Values.OfType<StepInput.OutputOf>().Select(input => input.Step).ToHashSet();
        Assert.Equal("promoters/statistics", plan.Analyses[^1].Name);
        Assert.Equal(
            plan.Data.Concat(Trainings(plan).Where(step => step.Operation == "train-folds"))
                .Concat(plan.Analyses.SkipLast(1))
                .ToHashSet(),
            read
        );
    }

    [Fact]
    public void The_mean_of_seeds_is_judged_or_the_one_seed()
    {
        Assert.Equal("motif-dense, mean of seeds", Primary(Plan()));
        Assert.Equal("motif-dense", Primary(Plan("promoters.seeds=1")));

        static string Primary(StudyPlan plan) => plan.Compare.Parameters["primary"]!.GetValue<string>();
    }

    [Theory]
    [InlineData("motif-dens", "did you mean 'motif-dense'?")]
    [InlineData("sparse 20%", "did you mean 'sparse 10%'?")]
    [InlineData("best", "known are: dense, dense with positions, joint, motif-dense, ")]
    public void A_primary_model_that_is_none_of_the_study_s_is_refused(string primary, string expected)
    {
        var error = Assert.Throws<UserErrorException>(() => Plan($"promoters.primary={primary}"));

        Assert.StartsWith(
            $"studies.promoters.primary is '{primary}', which is no model of the study; ",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("motif-dens", "did you mean 'motif-dense'?")]
    [InlineData("motif-dens, mean of seeds", "did you mean 'motif-dense, mean of seeds'?")]
    [InlineData("naive Bayes", "known are: class frequency, class frequency, mean of seeds, dense, ")]
    [InlineData("naive Bayes on position", "did you mean 'naive Bayes on positions'?")]
    public void A_target_s_model_that_is_none_of_the_results_is_refused(string model, string expected) =>
        Assert.Contains(expected, Refusal(model, "relatives together", "errors"), StringComparison.Ordinal);

    [Fact]
    public void A_control_draws_nothing_where_each_sequence_is_left_out()
    {
        const string mean = "naive Bayes on positions, mean of seeds";

        Assert.EndsWith("did you mean 'naive Bayes on positions'?", Refusal(mean, "leave-one-out", "errors"));
        Assert.Equal(mean, Aimed(Plan(Target(mean, "relatives together", "errors"))));
    }

    [Theory]
    [InlineData("dense", "known are: motif-sparse 20%, motif-sparse 20% by norm, ")]
    [InlineData("motif-sparse 20%, mean of seeds", "did you mean 'motif-sparse 20%'?")]
    public void A_selection_is_that_of_a_sparse_model_at_all_seeds(string model, string expected) =>
        Assert.Contains(
            expected,
            Refusal(model, "leave-one-out", "enrichment, region: -10 box"),
            StringComparison.Ordinal
        );

    [Fact]
    public void Of_one_seed_the_mean_that_is_aimed_at_is_the_model_itself()
    {
        Assert.Equal("motif-dense, mean of seeds", Aimed(Plan()));
        Assert.Equal("motif-dense", Aimed(Plan("promoters.seeds=1")));
        Assert.Contains(
            "did you mean 'motif-dense'?",
            Refusal("motif-dens, mean of seeds", "leave-one-out", "errors", "promoters.seeds=1"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_target_s_model_is_refused_with_its_place()
    {
        var text = CommittedParameters.With("model: motif-sparse 20%, measure", "model: motif-sparse 2%, measure");
        var lines = text.Split('\n');
        var line = Array.FindIndex(lines, line => line.Contains("motif-sparse 2%,", StringComparison.Ordinal));
        var column = lines[line].IndexOf("motif-sparse 2%", StringComparison.Ordinal);

        var error = Assert.Throws<UserErrorException>(() => PlanOf(ParameterFile.Parse(text, "params.yaml")));

        Assert.Equal(
            $"params.yaml:{line + 1}:{column + 1}: studies.promoters.targets[1].model is 'motif-sparse 2%', which the "
                + "results will not have; did you mean 'motif-sparse 20%'?",
            error.Message
        );
    }

    private static string Aimed(StudyPlan plan) => plan.Compare.Parameters["targets"]![0]!["model"]!.GetValue<string>();

    private static string Target(string model, string split, string measure) =>
        $"promoters.targets=[{{ split: {split}, model: \"{model}\", measure: {measure}, at_least: 1 }}]";

    private static string Refusal(string model, string split, string measure, params string[] assignments) =>
        Assert.Throws<UserErrorException>(() => Plan([Target(model, split, measure), .. assignments])).Message;

    [Theory]
    [InlineData("sequences=nowhere.fa", "studies.promoters.data.sequences: there is no file nowhere.fa.")]
    [InlineData("labels=data", "studies.promoters.data.labels: data is a folder; name a file.")]
    public void A_file_that_is_none_is_found_before_anything_runs(string assignment, string expected)
    {
        var error = Assert.Throws<UserErrorException>(() => Plan($"promoters.data.{assignment}"));

        Assert.Equal(expected, error.Message);
    }

    [Theory]
    [InlineData("sequences:3: The letter is none.", true, "data/ecoli-promoters/sequences.fa:3: The letter is none.")]
    [InlineData("labels: The file is empty.", true, "data/ecoli-promoters/labels.csv: The file is empty.")]
    [InlineData("genome:1: There is none.", true, "genome:1: There is none.")]
    [InlineData("sequences are few.", true, "sequences are few.")]
    [InlineData("labels: a bug", false, "InvalidOperationException: labels: a bug")]
    public async Task A_complaint_about_an_input_names_the_user_s_file(string raised, bool isUserError, string expected)
    {
        var failing = new InProcessExecutor((_, _, _) => throw new InvalidOperationException(raised), _ => isUserError);
        var computations = Inert.Computations;
        var import = Plan(
            computations with
            {
                ObservedData = computations.ObservedData with { Executor = failing },
            }
        ).Data[0];

        using var folder = new Scratch();
        await using var runner = new StepRunner(new StepRunnerOptions { CacheDirectory = folder.Path });
        runner.Start([import]);
        var error = await Assert.ThrowsAsync<StepCacheException>(() => runner.Completion(import));

        Assert.Equal((expected, isUserError), (error.Failures[0].Error, error.Failures[0].IsUserError));
    }

    private static List<Step> Trainings(StudyPlan plan) => [.. plan.Dense, .. plan.Sparse, .. plan.Joint];

    private static StudyPlan Plan(params string[] assignments) => Plan(Inert.Computations, assignments);

    private static StudyPlan Plan(Computations computations, params string[] assignments)
    {
        var file = ParameterFile.Parse(CommittedParameters.Text, "params.yaml");
        foreach (var assignment in assignments)
        {
            file.Override(assignment);
        }
        return PlanOf(file, computations);
    }

    private static StudyPlan PlanOf(ParameterFile file, Computations? computations = null)
    {
        var root = Path.GetDirectoryName(CommittedParameters.Path)!;
        return StudyPlans.Of(
            "promoters",
            StudyReader.Read(file, "promoters"),
            computations ?? Inert.Computations,
            root
        );
    }

    private sealed class Scratch : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("genomic-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
