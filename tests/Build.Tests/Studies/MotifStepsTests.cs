using Build.CommandLine;
using Build.Parameters;
using Build.Studies;
using Build.Tests.Parameters;
using StepCache;

namespace Build.Tests.Studies;

public sealed class MotifStepsTests
{
    private static readonly string Root = Path.GetDirectoryName(CommittedParameters.Path)!;

    [Fact]
    public void Of_simulated_sequences_ten_seeds_of_the_first_size_are_looked_at()
    {
        var plan = Plan("rigorous");

        var selections = plan.Motifs.Where(step => step.Operation == "select-positions").ToList();
        Assert.Equal(MotifSteps.MostSeeds, selections.Count);
        Assert.All(
            selections,
            step =>
            {
                Assert.Equal("motif-sparse 10%", step.Parameters["name"]!.GetValue<string>());
                Assert.Equal(200, step.Parameters["length"]!.GetValue<int>());
                var seed = step.Name.Split('/')[^1];
                Assert.Equal(
                    [
                        $"rigorous/data/n=2000/{seed}",
                        $"rigorous/train/motif-sparse/sparsity=0.1/by=learned/n=2000/{seed}",
                    ],
                    Before(step).Order()
                );
            }
        );
        var search = MotifSteps.SearchOf(plan);
        Assert.Equal(2 * MotifSteps.MostSeeds, search.Inputs.Count);
        Assert.Equal(
            ["TATAAA", "CAAT", "GGGCGG", "TTGACA", "TATAAT"],
            search.Parameters["known"]!.AsArray().Select(word => word!["sequence"]!.GetValue<string>())
        );
        Assert.Equal([search.Name], Before(MotifSteps.LogosOf(plan)));
    }

    [Fact]
    public void Of_a_user_s_sequences_all_seeds_of_the_split_to_believe_are_looked_at()
    {
        var plan = Plan("promoters");

        var search = MotifSteps.SearchOf(plan);
        Assert.Equal(
            [
                "promoters/data/import",
                "promoters/motifs/known",
                .. Enumerable
                    .Range(1, 2)
                    .Select(seed =>
                        $"promoters/train/motif-sparse/sparsity=0.2/by=learned/relatives-together/seed={seed}"
                    ),
            ],
            Before(search).Order(StringComparer.Ordinal)
        );
        Assert.True(search.Parameters["positives_only"]!.GetValue<bool>());
        Assert.Equal(
            "data/ecoli-promoters/sigma70.meme",
            plan.Motifs.Single(step => step.Operation == "check-motifs").Parameters["file"]!.GetValue<string>()
        );
    }

    [Theory]
    [InlineData("rigorous")]
    [InlineData("promoters")]
    public void Nothing_that_a_comparison_needs_is_a_search_for_motifs(string study)
    {
        var plan = Plan(study);

        var needed = new HashSet<Step>();
        var open = new Stack<Step>([plan.Compare, plan.Tables, plan.Figures!]);
        while (open.TryPop(out var step))
        {
            if (needed.Add(step))
            {
                foreach (var input in step.Inputs.Values.OfType<StepInput.OutputOf>())
                {
                    open.Push(input.Step);
                }
            }
        }
        Assert.Empty(needed.Intersect(plan.Motifs));
        Assert.Equal(plan.Motifs, plan.ByTask.Where(entry => entry.Task == "Motifs").Select(entry => entry.Step));
    }

    [Theory]
    [InlineData("promoters", "fit/motif-dense", "promoters/data/import", 0.2)]
    [InlineData("rigorous", "train/motif-dense/n=2000/seed=3", "rigorous/data/n=2000/seed=3", 0.1)]
    public void By_mutagenesis_any_model_is_asked_about_the_sequences_that_it_can_be_asked_about(
        string study,
        string step,
        string data,
        double share
    )
    {
        var steps = ByMutagenesis(study, $"{study}/{step}");

        var mutate = steps.Single(one => one.Operation == "mutate-positions");
        Assert.Equal([data, $"{study}/{step}"], Before(mutate).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(share, mutate.Parameters["share"]!.GetValue<double>());
        var search = steps[^2];
        Assert.Equal($"{study}/motifs/{step}/search", search.Name);
        Assert.Contains(mutate.Name, Before(search));
        Assert.Equal(study == "promoters", search.Parameters["positives_only"]!.GetValue<bool>());
    }

    private static IReadOnlyList<Step> ByMutagenesis(string name, string step)
    {
        var study = StudyReader.Read(ParameterFile.Parse(CommittedParameters.Text, "params.yaml"), name);
        return MutagenesisSteps.Of(
            StudyPlans.Of(name, study, Inert.Computations, Root),
            study,
            new BuildOptions { Study = name, Step = step },
            Inert.Computations,
            Root
        );
    }

    [Theory]
    [InlineData("published")]
    [InlineData("described")]
    [InlineData("distant")]
    public void A_study_without_such_a_model_has_none(string study) => Assert.Empty(Plan(study).Motifs);

    [Fact]
    public void A_file_of_known_motifs_takes_the_place_of_those_planted()
    {
        var file = Path.Combine(Root, "data", "ecoli-promoters", "sigma70.meme");

        var plan = Plan("rigorous", file);

        var check = plan.Motifs.Single(step => step.Operation == "check-motifs");
        Assert.Equal(file, Assert.IsType<StepInput.OnDisk>(check.Inputs["motifs"]).Path);
        Assert.Empty(MotifSteps.SearchOf(plan).Parameters["known"]!.AsArray());
        Assert.Contains(check.Name, Before(MotifSteps.SearchOf(plan)));
    }

    [Theory]
    [InlineData("rigorous")]
    [InlineData("promoters")]
    public void A_file_that_is_not_there_is_named(string study)
    {
        var error = Assert.Throws<UserErrorException>(() => Plan(study, "nowhere.meme"));

        Assert.StartsWith("--motifs nowhere.meme: there is no such file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_compared_with_another_file_does_not_overwrite_committed_results()
    {
        var options = CommandLineParser.Parse(["--motifs", "mine.meme", "--target", "Motifs"], ["Motifs"]);

        Assert.Equal("mine.meme", options.Motifs);
        Assert.True(options.OverridesParameters);
    }

    private static IEnumerable<string> Before(Step step) =>
        step.Inputs.Values.OfType<StepInput.OutputOf>().Select(input => input.Step.Name).Distinct();

    private static StudyPlan Plan(string study, string? motifs = null)
    {
        var file = ParameterFile.Parse(CommittedParameters.Text, "params.yaml");
        var computation = new Computation("code", [], new InProcessExecutor((_, _, _) => { }));
        return StudyPlans.Of(
            study,
            StudyReader.Read(file, study),
            new Computations
            {
                Data = computation,
                Training = computation,
                ObservedData = computation,
                ObservedTraining = computation,
                Manuscript = computation,
                Figures = computation,
            },
            Root,
            motifs
        );
    }
}
