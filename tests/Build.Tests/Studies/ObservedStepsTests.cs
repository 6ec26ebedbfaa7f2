using System.Text.Json.Nodes;
using Build.Studies;
using Manuscript.Observed;
using Manuscript.Tests.Observed;
using StepCache;
using StepCache.Requests;

namespace Build.Tests.Studies;

/// <summary>The files that a plan declares for a user's own sequences are those that are written.</summary>
public sealed class ObservedStepsTests
{
    [Theory]
    [InlineData(ObservedTask.Binary, true)]
    [InlineData(ObservedTask.Multiclass, false)]
    [InlineData(ObservedTask.Regression, false)]
    public void Comparison_and_tables_write_the_files_that_are_declared(ObservedTask task, bool hasTargets)
    {
        using var study = new ObservedFolder(task);
        var statistics = ManuscriptOperations.ObservedStatisticsFiles(task);

        Run(study, ManuscriptOperations.CompareObserved, study.Statistics, statistics, study.At("results"));
        var results = ManuscriptOperations.ObservedResultFiles(task, hasTargets);
        Assert.Equal(results.Order(), Names(study.At("results")));

        Run(study, ManuscriptOperations.TablesObserved, study.At("results"), results, study.At("tables"));
        Assert.Equal(
            ManuscriptOperations.ObservedTableFiles(task, hasSelection: true, hasTargets).Order(),
            Names(study.At("tables"))
        );
    }

    [Fact]
    public void Bad_results_are_the_user_s_to_mend()
    {
        using var study = new ObservedFolder();
        study.Spoil("estimates.csv", 2, "estimate", "NaN");

        var error = Assert.ThrowsAny<Exception>(() =>
            Run(
                study,
                ManuscriptOperations.CompareObserved,
                study.Statistics,
                ManuscriptOperations.ObservedStatisticsFiles(ObservedTask.Binary),
                study.At("results")
            )
        );

        Assert.True(ManuscriptOperations.IsUserError(error));
    }

    [Theory]
    [InlineData(ObservedTask.Binary, true, "errors", "positions", "calibration")]
    [InlineData(ObservedTask.Multiclass, true, "errors", "positions")]
    [InlineData(ObservedTask.Regression, false, "mse")]
    public void Figures_are_those_of_the_task_and_read_only_what_is_drawn(
        ObservedTask task,
        bool hasPositions,
        params string[] figures
    )
    {
        var compare = Inert.Computations.Manuscript.Step(
            "mine/compare",
            ManuscriptOperations.CompareObserved,
            [],
            [],
            ManuscriptOperations.ObservedResultFiles(task, hasTargets: true)
        );

        var step = FigureSteps.Observed(Inert.Computations, "mine", compare, task, hasPositions);

        Assert.Equal(("mine/figures", "figures-observed"), (step.Name, step.Operation));
        Assert.Equal(hasPositions, step.Parameters["positions"]!.GetValue<bool>());
        Assert.Equal(
            figures.SelectMany(figure => new[] { $"{figure}.svg", $"{figure}.png" }).Append("captions.md"),
            step.Outputs
        );
        Assert.Contains("estimates.csv", step.Inputs.Keys);
        Assert.Equal(task == ObservedTask.Binary, step.Inputs.ContainsKey("calibration.csv"));
        Assert.DoesNotContain("predictions.csv", step.Inputs.Keys);
    }

    [Fact]
    public void Logos_are_drawn_from_the_file_of_the_step_that_found_motifs()
    {
        var motifs = Inert.Computations.Data.Step("mine/motifs", "find-motifs", [], [], ["logos.csv"]);

        var step = FigureSteps.Logos(Inert.Computations, "mine/logos", motifs.Output("logos.csv"));

        Assert.Equal(["logos.svg", "logos.png", "captions.md"], step.Outputs);
        Assert.Same(motifs, Assert.IsType<StepInput.OutputOf>(step.Inputs["logos.csv"]).Step);
    }

    private static void Run(ObservedFolder study, string operation, string folder, string[] inputs, string output)
    {
        var parameters = JsonNode.Parse(File.ReadAllText(study.Protocol))!.AsObject();
        parameters["study"] = "mine";
        var request = new StepRequest
        {
            Step = operation,
            Operation = operation,
            Parameters = parameters,
            Inputs = inputs.ToDictionary(file => file, file => Path.Combine(folder, file)),
            WorkDirectory = Directory.CreateDirectory(study.At("work")).FullName,
            OutputDirectory = output,
            CheckpointDirectory = study.At("work"),
            LockFile = study.At("lock"),
        };
        ManuscriptOperations.Run(request, progress: null!, CancellationToken.None);
    }

    private static IEnumerable<string?> Names(string folder) =>
        Directory.GetFiles(folder).Select(Path.GetFileName).Order();
}
