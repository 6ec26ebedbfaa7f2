using Build.Parameters;
using Build.Studies;
using Build.Tests.Parameters;
using StepCache;

namespace Build.Tests.Studies;

public sealed class ReplicatedPlanTests
{
    [Fact]
    public void A_further_seed_adds_only_that_seed()
    {
        var (two, three) = (Steps(2), Steps(3));

        var further = three.Keys.Except(two.Keys).ToList();
        Assert.NotEmpty(further);
        Assert.All(further, name => Assert.EndsWith("seed=3", name, StringComparison.Ordinal));
        Assert.Equal(
            ["rigorous/statistics", "rigorous/history", "rigorous/calibration", "rigorous/motifs/search"],
            two.Where(step => step.Value != three[step.Key]).Select(step => step.Key)
        );
    }

    [Fact]
    public void Every_model_reads_the_same_data_at_a_seed()
    {
        var plan = Plan(2);

        var trainings = plan.Dense.Concat(plan.Sparse).Concat(plan.Joint).ToList();
        Assert.Equal(2 * (5 + 3 + 2 + 2 + 5 + 1), trainings.Count);
        Assert.All(
            trainings,
            training =>
            {
                var seed = training.Name.Split('/')[^1];
                var data = training.Inputs.Values.OfType<StepInput.OutputOf>().Select(input => input.Step.Name);
                Assert.Equal([$"rigorous/data/n=100/{seed}"], data.Distinct());
            }
        );
    }

    [Fact]
    public void Every_cell_and_control_is_put_together()
    {
        var plan = Plan(2);

        var together = plan.Analyses[^1].Inputs.Values.Cast<StepInput.OutputOf>().Select(input => input.Step);
        Assert.Equal(
            plan.Dense.Concat(plan.Sparse).Concat(plan.Joint).Concat(plan.Analyses.SkipLast(1)).ToHashSet(),
            together.ToHashSet()
        );
    }

    [Fact]
    public void Every_target_is_of_what_the_study_measures()
    {
        var study = (ReplicatedStudy)
            StudyReader.Read(ParameterFile.Parse(CommittedParameters.Text, "params.yaml"), "rigorous");
        var pairs = ReplicatedPairs.Of(study).Select(pair => (pair.Model, pair.Against)).ToHashSet();

        Assert.Equal(6, study.Motif!.Targets.Count);
        Assert.All(
            study.Motif.Targets,
            target =>
            {
                Assert.Contains(target.Sequences, study.Sizes.Select(size => size.Sequences));
                Assert.Contains((target.Model, target.Against ?? "motif-dense"), pairs);
            }
        );
    }

    [Fact]
    public void Every_training_s_history_is_joined_and_few_models_are_looked_at_closely()
    {
        var plan = Plan(2);
        var trainings = plan.Dense.Concat(plan.Sparse).Concat(plan.Joint).ToList();

        var (history, calibration, examples) = (plan.Inspections[0], plan.Inspections[1], plan.Inspections[2]);

        Assert.Equal(trainings.Select(training => $"{training.Name}/history.csv").Order(), history.Inputs.Keys.Order());
        string[] paper = ["dense", "sparse 10%"];
        string[] motif = ["motif-dense", "motif-sparse 10%"];
        Assert.Equal(
            paper.Append("joint").Concat(motif).Order(),
            calibration.Parameters["cells"]!.AsArray().Select(cell => Text(cell!, "model")).Distinct().Order()
        );
        var shown = examples.Parameters["models"]!.AsArray().Select(model => model!["cell"]!).ToList();
        Assert.Equal(paper.Concat(motif), shown.Select(cell => Text(cell, "model")));
        Assert.All(shown, cell => Assert.EndsWith("n=100/seed=1", Text(cell, "step"), StringComparison.Ordinal));
        Assert.All(plan.Inspections, step => Assert.Contains(step, plan.All));

        static string Text(System.Text.Json.Nodes.JsonNode node, string name) => node[name]!.GetValue<string>();
    }

    [Fact]
    public void Costs_are_counted_of_every_shape_once_and_of_dense_attention_with_each_kernel()
    {
        var plan = Plan(2);

        var models = plan.Cost!.Parameters["models"]!.AsArray();
        var trained = plan
            .Dense.Concat(plan.Sparse)
            .Concat(plan.Joint)
            .Select(training => training.Parameters["name"]!.GetValue<string>())
            // Of the shape of another, with other data or positions.
            .Except(["dense, tests seen", "sparse 10% by random", "sparse 10% by shuffled"])
            .Except(["motif-sparse 10% by shuffled"])
            .ToHashSet();
        Assert.Equal(trained, models.Select(model => model!["name"]!.GetValue<string>()).ToHashSet());
        Assert.Equal(trained.Count + 2, models.Count);
        Assert.Equal(
            ["module", "fused", "collapsed"],
            models.Take(3).Select(model => model!["shape"]!["dense"]!["kernel"]!.GetValue<string>())
        );
        Assert.Contains(plan.Cost, plan.All);
        Assert.Equal(
            ["cost.csv", "cost_exponents.csv"],
            plan.Compare.Inputs.Where(input => input.Value is StepInput.OutputOf of && of.Step == plan.Cost)
                .Select(input => input.Key)
                .Order()
        );
        Assert.Contains("cost.md", plan.Tables.Outputs);
    }

    [Fact]
    public void A_study_may_count_no_costs()
    {
        var plan = Plan(2, CommittedParameters.Text.Replace("    cost: ", "    # ", StringComparison.Ordinal));

        Assert.Null(plan.Cost);
        Assert.DoesNotContain(plan.All, step => step.Operation == "count-cost");
        Assert.Equal(
            [
                "cells.csv",
                "estimates.csv",
                "claims.csv",
                "targets.csv",
                "history.csv",
                "calibration.csv",
                "examples.csv",
            ],
            plan.Compare.Outputs
        );
        Assert.DoesNotContain("cost.md", plan.Tables.Outputs);
    }

    // All of a step but what it takes from others.
    private static Dictionary<string, string> Steps(int seeds) =>
        Plan(seeds)
            .All.ToDictionary(
                step => step.Name,
                step =>
                    $"{step.Operation} {step.Parameters.ToJsonString()} {string.Join(' ', step.Inputs.Keys.Order())}"
            )
            .Where(step => step.Key is not ("rigorous/compare" or "rigorous/tables"))
            .ToDictionary();

    private static StudyPlan Plan(int seeds, string? parameters = null)
    {
        var file = ParameterFile.Parse(parameters ?? CommittedParameters.Text, "params.yaml");
        file.Override(FormattableString.Invariant($"rigorous.sizes=[{{sequences: 100, seeds: {seeds}}}]"));
        file.Override("rigorous.motif.epochs=[1]");
        file.Override("rigorous.inspection.examples=10");
        return StudyPlans.Of("rigorous", StudyReader.Read(file, "rigorous"), Inert.Computations, root: "");
    }
}
