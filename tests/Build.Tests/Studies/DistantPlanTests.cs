using Build.Parameters;
using Build.Studies;
using Build.Tests.Parameters;
using StepCache;

namespace Build.Tests.Studies;

public sealed class DistantPlanTests
{
    private static readonly int[] Lengths = [100, 1000, 10_000, 100_000];

    [Fact]
    public void Every_model_is_trained_at_every_length_and_seed()
    {
        var plan = Plan();

        var trainings = Trainings(plan);
        Assert.Equal(7 * 4 * 3, trainings.Count);
        Assert.Equal(4 * 3, plan.Data.Count);
        Assert.Equal(
            trainings.Select(step => $"{step.Name}/cell.json").ToHashSet(),
            plan.Compare.Inputs.Keys.ToHashSet()
        );
        Assert.Equal(["lengths.svg", "lengths.png", "captions.md"], plan.Figures!.Outputs);
        Assert.Equal(["lengths.md", "lengths.tex"], plan.Tables.Outputs);
    }

    [Fact]
    public void A_model_goes_on_from_what_it_learnt_at_the_length_before() =>
        Assert.All(
            Trainings(Plan()),
            step =>
            {
                var length = step.Parameters["length"]!.GetValue<int>();
                var before = step.Inputs.GetValueOrDefault("before.safetensors") as StepInput.OutputOf;
                var expected = step.Name.Replace(
                    $"length={length}/",
                    $"length={length / 10}/",
                    StringComparison.Ordinal
                );
                Assert.Equal(length == Lengths[0] ? null : expected, before?.Step.Name);
            }
        );

    [Fact]
    public void As_many_positions_are_kept_at_every_length() =>
        Assert.All(
            Trainings(Plan()).Where(step => step.Name.Contains("sparse", StringComparison.Ordinal)),
            step =>
            {
                var share = step.Parameters["model"]!["sparsity"]!.GetValue<double>();
                Assert.Equal(64, (int)(step.Parameters["length"]!.GetValue<int>() * share));
            }
        );

    [Fact]
    public void Dense_attention_is_computed_in_three_ways() =>
        Assert.Equal(
            ["collapsed", "fused", "module"],
            Trainings(Plan())
                .Select(step => step.Parameters["model"]!)
                .Select(model => model["dense"] ?? model["dense_with_positions"])
                .OfType<System.Text.Json.Nodes.JsonNode>()
                .Select(dense => dense["kernel"]!.GetValue<string>())
                .Distinct()
                .Order()
        );

    private static List<Step> Trainings(StudyPlan plan) => [.. plan.Dense, .. plan.Sparse, .. plan.Joint];

    private static StudyPlan Plan()
    {
        var file = ParameterFile.Parse(CommittedParameters.Text, "params.yaml");
        return StudyPlans.Of("distant", StudyReader.Read(file, "distant"), Inert.Computations, root: "");
    }
}
