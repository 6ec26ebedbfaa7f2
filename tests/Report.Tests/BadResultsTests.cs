using Manuscript;

namespace Report.Tests;

/// <summary>A results file that is wrong is named, with the task that makes it, and nothing is written.</summary>
public sealed class BadResultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("claims.csv", null, "there is no such file", "--target Compare --study small")]
    [InlineData("estimates.csv", null, "there is no such file", "--target Compare --study small")]
    [InlineData("examples.csv", null, "there is no such file", "--target Compare --study small")]
    [InlineData("retention.svg", null, "there is no such file", "--target RenderFigures --study small")]
    [InlineData("retention.svg", "<svg", "not XML", "--target RenderFigures --study small")]
    [InlineData("claims.csv", "id,section\na,b\n", "line 1: column 'statement' is missing (there: id, section)")]
    [InlineData("claims.csv", "", "line 1: column 'id' is missing (there: the file is empty)")]
    [InlineData("examples.csv", "sequences,seed\n", "line 1: column 'model' is missing")]
    [InlineData(
        "estimates.csv",
        "model,estimate\na,1\nb,NaN\n",
        "line 3: column 'estimate' is NaN",
        "--target Compare"
    )]
    [InlineData("estimates.csv", "model,estimate\na\n", "line 2: ", "--target Compare")]
    public void It_is_named_with_what_to_do(string file, string? text, params string[] parts)
    {
        var study = new SmallStudy(_folder) { Replaced = { [file] = text } };

        ExpectRefusal(study, [file, .. parts]);
    }

    [Theory]
    [InlineData("80,70,85", "80,NaN,85", "line 3: column 'low' is NaN")]
    [InlineData("differs", "differ", "line 3", "one of reproduced, differs, not-applicable")]
    public void A_claim_is_named_by_its_line(string passage, string wrong, params string[] parts)
    {
        var study = new SmallStudy(_folder)
        {
            Replaced = { ["claims.csv"] = SmallStudy.Claims.Replace(passage, wrong, StringComparison.Ordinal) },
        };

        ExpectRefusal(study, ["claims.csv", .. parts]);
    }

    [Theory]
    [InlineData("ACGU", "", "", "", "column 'letters'")]
    [InlineData("ACGT", "2-5:box", "", "", "column 'planted'")]
    [InlineData("ACGT", "3-3:box", "", "", "column 'planted'")]
    [InlineData("ACGT", "box", "", "", "column 'planted'")]
    [InlineData("ACGT", "", "1 4", "", "column 'selected'")]
    [InlineData("ACGT", "", "", "0.5 0.5", "column 'attention' must be 4 shares")]
    [InlineData("ACGT", "", "", "0.5 0.5 0 2", "column 'attention'")]
    public void A_sequence_that_contradicts_itself_is_named_by_its_line(
        string letters,
        string planted,
        string selected,
        string attention,
        string part
    )
    {
        var header = "sequences,seed,model,sequence,letters,label,prediction,planted,selected,attention";
        var study = new SmallStudy(_folder)
        {
            Replaced = { ["examples.csv"] = $"{header}\n2000,1,m,0,{letters},0,0,{planted},{selected},{attention}\n" },
        };

        ExpectRefusal(study, "examples.csv, line 2", part);
    }

    [Fact]
    public void A_file_that_is_not_the_one_of_the_lock_is_named_with_the_step_that_wrote_it()
    {
        var study = new SmallStudy(_folder)
        {
            Replaced = { ["estimates.csv"] = SmallStudy.Estimates.Replace("10", "11", StringComparison.Ordinal) },
            LockFollows = false,
        };

        ExpectRefusal(study, "estimates.csv", "is not the file that small/compare wrote (steps.lock)");
    }

    [Fact]
    public void A_study_without_results_is_named_with_the_command_that_makes_them()
    {
        var study = new SmallStudy(_folder).Write() with { Lock = null };

        ReportPage.Write(new ReportContent([study], []), _folder["index.html"]);

        var page = File.ReadAllText(_folder["index.html"]);
        Assert.Contains("No results yet", page, StringComparison.Ordinal);
        Assert.Contains("./build.sh --target Compare --study small", page, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void ExpectRefusal(SmallStudy small, params string[] parts)
    {
        var study = small.Write();
        File.WriteAllText(_folder["index.html"], "the page before");

        var refusal = Assert.Throws<ResultsFileException>(() =>
            ReportPage.Write(new ReportContent([study], []), _folder["index.html"])
        );

        Assert.All(parts, part => Assert.Contains(part, refusal.Message, StringComparison.Ordinal));
        Assert.Equal("the page before", File.ReadAllText(_folder["index.html"]));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
    }
}
