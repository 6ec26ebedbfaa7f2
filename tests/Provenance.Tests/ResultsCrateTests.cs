using System.Globalization;
using System.Text.RegularExpressions;

namespace Provenance.Tests;

/// <summary>What is written, from a source of this test's own.</summary>
public sealed partial class ResultsCrateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genomic-crate-");

    public ResultsCrateTests()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "cells.csv"), "cell,loss\n1,0.5\n");
        File.WriteAllText(Path.Combine(_folder.FullName, "cells of 10 %.csv"), "cell,loss\n2,0.25\n");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void It_keeps_the_rules_of_RO_Crate_and_of_the_profile() =>
        Assert.Empty(CrateRules.Broken(ResultsCrate.Of(Source()), _folder.FullName));

    [Theory]
    [InlineData("crate/1.2/context", "crate/1.0/context", "the context")]
    [InlineData("\"@id\": \"cells.csv\",", "\"@id\": \"gone.csv\",", "is not in the folder")]
    [InlineData("\"contentSize\": \"16\"", "\"contentSize\": \"17\"", "is another file")]
    [InlineData("\"@id\": \"#Manuscript\",", "\"@id\": \"#Other\",", "its instrument is no software")]
    [InlineData("\"datePublished\": \"2", "\"datePublished\": \"soon 2", "datePublished is no day")]
    [InlineData("wfrun/process/0.5\"\n      },\n      \"hasPart", "other\"\n      },\n      \"hasPart", "the profile")]
    [InlineData("\"@id\": \"#authors\",", "\"@id\": \"#parameters\",", "is there twice")]
    [InlineData("\"name\": \"cells.csv\",", "", "has no name")]
    [InlineData("\"@id\": \"./\",", "\"@id\": \"./elsewhere\",", "there is no root data entity")]
    [InlineData("\"license\": {", "\"licence\": {", "the root has no license")]
    [InlineData("\"author\": {", "\"author\": { \"name\": \"somebody\",", "is not flat")]
    [InlineData(
        "\"citation\": {",
        "\"cited\": \"nowhere\", \"x\": {\"@id\": \"./\"}, \"y\": {\"@id\": \"#lost\"}, \"z\": {",
        "#lost"
    )]
    public void A_rule_that_is_broken_is_found(string written, string instead, string complaint)
    {
        var crate = ResultsCrate.Of(Source());
        Assert.Contains(written, crate, StringComparison.Ordinal);

        var at = crate.IndexOf(written, StringComparison.Ordinal);
        var broken = CrateRules.Broken(crate[..at] + instead + crate[(at + written.Length)..], _folder.FullName);

        Assert.Contains(broken, line => line.Contains(complaint, StringComparison.Ordinal));
    }

    [Fact]
    public void The_bytes_are_the_same_again_in_any_culture_and_are_not_written_twice()
    {
        ResultsCrate.Write(Source());
        var file = Path.Combine(_folder.FullName, ResultsCrate.FileName);
        var first = (File.ReadAllText(file), File.GetLastWriteTimeUtc(file));
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("")
        {
            NumberFormat = { NegativeSign = "~", NumberGroupSeparator = "·" },
        };
        try
        {
            ResultsCrate.Write(Source());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.Equal(first, (File.ReadAllText(file), File.GetLastWriteTimeUtc(file)));
        Assert.Equal(3, _folder.GetFiles().Length);
    }

    [Fact]
    public void No_time_of_day_and_no_path_of_a_machine_is_in_it()
    {
        var crate = ResultsCrate.Of(Source());

        Assert.DoesNotMatch(TimeOfDay(), crate);
        Assert.DoesNotContain(_folder.FullName, crate, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.MachineName, crate, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_program_is_named_with_the_versions_that_it_runs_on()
    {
        var crate = ResultsCrate.Of(Source());

        Assert.Contains("\"name\": \"TorchSharp\"", crate, StringComparison.Ordinal);
        Assert.Matches("\"name\": \"libtorch\"[^}]*\"softwareVersion\": \"2\\.", crate);
        Assert.Matches("\"name\": \".NET\"[^}]*\"softwareVersion\": \"10.0\"", crate);
    }

    private CrateSource Source()
    {
        var data = Run("GenerateData", PipelineProgram.Worker, "generate", ['a', 'b'], []);
        var compare = Run("Compare", PipelineProgram.Manuscript, "compare", ['c'], [data.Id]) with
        {
            WritesResults = true,
        };
        return new CrateSource
        {
            Study = "mine",
            Folder = _folder.FullName,
            ParameterFile = "params.yaml",
            Parameters = [new("seed", "42")],
            Inputs = [new InputFile("data/mine/sequences.fa", new string('d', 64), 12, "data/mine/README.md")],
            Runs = [data with { Inputs = ["data/mine/sequences.fa"] }, compare],
            Results = ["cells of 10 %.csv", "cells.csv"],
        };
    }

    private static TaskRun Run(string task, PipelineProgram program, string operation, char[] keys, string[] after) =>
        new()
        {
            Task = task,
            Program = program,
            Operations = [operation],
            Keys = [.. keys.Select(key => new string(key, 64))],
            FileCount = 2,
            Inputs = [],
            After = after,
            WritesResults = false,
        };

    [GeneratedRegex(@"\d\d:\d\d")]
    private static partial Regex TimeOfDay();
}
