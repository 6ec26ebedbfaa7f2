namespace Typesetting.Tests;

/// <summary>What an author gets wrong is named by file, line and column, and nothing is written.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly SmallPaper _paper = new();

    public void Dispose() => _paper.Dispose();

    [Theory]
    [InlineData("{{skill}} (", "{{skil}} (", 5, 19, "paper/numbers.yaml has no number 'skil'.")]
    [InlineData("{{skill.interval}}", "{{skill.width}}", 5, 30, "'skill' has no part 'width'; it has model, measure,")]
    [InlineData("[@efron1987]", "[@efron]", 5, 50, "paper/references.bib has no entry 'efron'.")]
    [InlineData("see {{table study/models}}", "see {{table study/model}}", 5, 68, "no table study/model is put in;")]
    [InlineData(
        "include figure study/skill",
        "include figure study/skull",
        9,
        1,
        "there is no paper/figures/study/skull.svg; ./build.sh --study study --target RenderFigures"
    )]
    [InlineData("% of *all*", "% of 7 rows", 11, 40, "the number 7 is typed by hand;")]
    [InlineData("In {{table own}} it", "It", 13, 1, "the text never refers to the table own;")]
    [InlineData("# What {{seeds}} seeds", "# What 1,200 seeds", 1, 8, "the number 1,200 is typed by hand;")]
    [InlineData("| dense | {{skill}} |", "| dense | 0.12 |", 17, 11, "the number 0.12 is typed by hand;")]
    [InlineData("Of {{count}} rows", "Of {{count}}0 rows", 13, 20, "the number 0 is typed by hand;")]
    [InlineData(" {#own}", "", 13, 1, "a table's caption ends with its name, as in {#skill-by-size}.")]
    [InlineData("of *all*", "of <b>all</b>", 11, 40, "HTML is for one format alone; write Markdown.")]
    [InlineData(
        "of *all*",
        "of {{many words here and there}}",
        11,
        40,
        "'many words here and there' is none of: NAME,"
    )]
    public async Task A_fault_in_the_text_has_its_place(
        string passage,
        string wrong,
        int line,
        int column,
        string problem
    )
    {
        _paper[ManuscriptFiles.Manuscript] = SmallPaper.Manuscript.Replace(passage, wrong, StringComparison.Ordinal);

        Assert.Contains(
            $"paper/manuscript.md:{line}:{column}: {problem}",
            await ComplaintAsync(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "measure: skill }",
        "measure: skull }",
        9,
        7,
        "no row of results/study/estimates.csv has model='dense', measure='skull'."
    )]
    [InlineData(
        "{ model: dense, measure: skill }",
        "{ measure: skill }",
        9,
        7,
        "2 rows of results/study/estimates.csv have measure='skill', the first in lines 2 and 4;"
    )]
    [InlineData(
        "{ model: dense, measure: skill }",
        "{ modell: dense }",
        9,
        16,
        "results/study/estimates.csv has no column 'modell'; it has model, measure,"
    )]
    [InlineData("column: estimate", "column: mean", 9, 7, "results/study/estimates.csv has no column 'mean';")]
    [InlineData(
        "sizes[0].seeds",
        "sizes[1].seeds",
        4,
        24,
        "params.yaml has no value at 'studies.study.sizes[1].seeds'."
    )]
    [InlineData("decimals: 2", "decimals: two", 7, 15, "a whole number is expected here, not 'two'.")]
    [InlineData("counts: {", "count: {", 12, 5, "unknown key 'count';")]
    [InlineData(
        "counts: { count: {} }",
        "counts: { count: {}, more: {} }",
        12,
        26,
        "'more' is used nowhere in paper/manuscript.md;"
    )]
    public async Task A_fault_in_the_list_of_numbers_has_its_place(
        string passage,
        string wrong,
        int line,
        int column,
        string problem
    )
    {
        _paper[ManuscriptFiles.Numbers] = _paper[ManuscriptFiles.Numbers]
            .Replace(passage, wrong, StringComparison.Ordinal);

        Assert.Contains(
            $"paper/numbers.yaml:{line}:{column}: {problem}",
            await ComplaintAsync(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("low", "results/study/estimates.csv:4:1: column 'low' must be a finite number, but is 'NaN'.")]
    [InlineData("high", "results/study/estimates.csv:4:1: column 'high' is empty here.")]
    public async Task A_cell_that_is_no_number_is_named(string part, string expected)
    {
        _paper[ManuscriptFiles.Numbers] = _paper[ManuscriptFiles.Numbers]
            .Replace("dense, measure: change", "sparse, measure: skill", StringComparison.Ordinal);
        _paper[ManuscriptFiles.Manuscript] = SmallPaper.Manuscript.Replace(
            "{{change}}",
            $"{{{{change.{part}}}}}",
            StringComparison.Ordinal
        );

        Assert.Contains(expected, await ComplaintAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("results/study/estimates.csv", "./build.sh --study study --target Compare writes it.")]
    [InlineData("paper/references.bib", "the manuscript needs it.")]
    [InlineData("params.yaml", "the manuscript needs it.")]
    public async Task A_missing_file_is_named_with_what_makes_it(string file, string make)
    {
        File.Delete(Path.Combine(_paper.Root, file));

        Assert.Contains($"{file}:1:1: there is no such file; {make}", await ComplaintAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        _paper[ManuscriptFiles.Manuscript] = SmallPaper.Manuscript.Replace(
            "[@efron1987]",
            "[@efron] and 12 or 13",
            StringComparison.Ordinal
        );

        Assert.Equal(3, (await ComplaintAsync()).Split('\n').Length);
    }

    [Theory]
    [InlineData("of 3-mers")]
    [InlineData("of section 4.2 and of sections 1.4 to 6")]
    [InlineData("of `12 things`")]
    [InlineData("of [them](https://example.org/2020)")]
    public void Names_sections_code_and_addresses_may_have_digits(string words)
    {
        _paper[ManuscriptFiles.Manuscript] = SmallPaper.Manuscript.Replace("of *all*", words, StringComparison.Ordinal);

        Assert.NotEmpty(_paper.Html());
    }

    private async Task<string> ComplaintAsync()
    {
        var error = await Assert.ThrowsAsync<ManuscriptException>(() =>
            ManuscriptTypesetting.WriteAsync(_paper.Root, _paper.Output)
        );
        Assert.False(Directory.Exists(_paper.Output));
        return error.Message;
    }
}
