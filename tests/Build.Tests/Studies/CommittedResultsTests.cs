using Build.CommandLine;
using Build.Parameters;
using Build.Studies;
using Build.Tests.Parameters;
using StepCache;
using StepCache.Requests;

namespace Build.Tests.Studies;

public sealed class CommittedResultsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("results-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Renderings_read_files_and_depend_on_no_step()
    {
        Write("model,accuracy\nmotif-sparse,0.94\n");

        var tables = Read().Tables;

        Assert.NotEmpty(tables.Inputs);
        Assert.All(
            tables.Inputs,
            input =>
                Assert.Equal(
                    Path.Combine(_folder.FullName, input.Key),
                    Assert.IsType<StepInput.OnDisk>(input.Value).Path
                )
        );
    }

    [Fact]
    public void A_missing_file_is_named_with_the_task_that_writes_it() =>
        Assert.EndsWith(
            "cells.csv: there is no such file; './build.sh --study distant --target Compare' writes it.",
            Assert.Throws<UserErrorException>(Read).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("NaN", 3, 8)]
    [InlineData("-Infinity", 3, 8)]
    public void A_number_that_is_not_finite_is_named_with_its_line_and_column(string number, int line, int column)
    {
        Write($"model,accuracy\ndense,0.5\njoint,,{number}\n");

        Assert.Contains(
            $"cells.csv:{line}:{column}: {number} is no result; ",
            Assert.Throws<UserErrorException>(Read).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_complaint_about_a_step_s_copy_names_the_file_that_was_read()
    {
        var copy = Path.Combine(_folder.FullName, "work", "inputs", "cells.csv");
        var failing = new InProcessExecutor(
            (_, _, _) => throw new InvalidDataException($"{copy}, line 1: a column is missing."),
            isUserError: _ => true
        );
        var request = new StepRequest
        {
            Step = "distant/tables",
            Operation = "tables",
            Parameters = [],
            Inputs = new Dictionary<string, string> { ["cells.csv"] = copy },
            OutputDirectory = _folder.FullName,
            WorkDirectory = _folder.FullName,
            CheckpointDirectory = _folder.FullName,
            LockFile = Path.Combine(_folder.FullName, "lock"),
        };

        await using var execution = await new ResultsFilesExecutor(failing, "there").BeginAsync(
            request,
            Path.Combine(_folder.FullName, "log"),
            _ => { },
            default
        );
        var error = await Assert.ThrowsAsync<StepExecutionException>(() => execution.RunAsync(null!, default));

        Assert.Equal($"{Path.Combine("there", "cells.csv")}, line 1: a column is missing.", error.Message);
    }

    [Theory]
    [InlineData(true, "RenderTables")]
    [InlineData(true, "RenderTables", "RenderFigures")]
    [InlineData(false, "RenderTables", "Compare")]
    [InlineData(false, "Default")]
    public void Only_a_run_that_computes_no_results_renders_those_that_lie_there(bool expected, params string[] targets)
    {
        var options = new BuildOptions { Targets = targets };

        Assert.Equal(expected, CommittedResults.AreRendered(options));
        Assert.False(CommittedResults.AreRendered(options with { Overrides = ["published.seed=7"] }));
    }

    private void Write(string content)
    {
        foreach (var file in (string[])["cells.csv", "estimates.csv"])
        {
            File.WriteAllText(Path.Combine(_folder.FullName, file), content);
        }
    }

    private StudyPlan Read()
    {
        var file = ParameterFile.Parse(CommittedParameters.Text, "params.yaml");
        var plan = StudyPlans.Of("distant", StudyReader.Read(file, "distant"), Inert.Computations, root: "");
        return CommittedResults.ReadBy(plan, "distant", _folder.FullName);
    }
}
