namespace Typesetting.Tests;

/// <summary>What the page of a manuscript has in place of its references.</summary>
public sealed class HtmlTests : IDisposable
{
    private readonly SmallPaper _paper = new();

    public void Dispose() => _paper.Dispose();

    [Theory]
    [InlineData("<h1>What 1,200 seeds say</h1>")]
    [InlineData("reaches 0.12 (0.10 to 0.38) ")] // 0.125 and 0.375 are halves: to the even digit, as in the tables.
    [InlineData("it is −1.50\u00A0% of <em>all</em>")]
    [InlineData("<figcaption><b>Table 2.</b> Of 3 rows.</figcaption>")]
    [InlineData("<td style=\"text-align: right;\">0.12</td>")]
    public void Numbers_are_those_of_the_files(string expected) =>
        Assert.Contains(expected, _paper.Html(), StringComparison.Ordinal);

    [Theory]
    [InlineData("<a href=\"#table-study-models\">Table\u00A01</a>")]
    [InlineData("<figure id=\"table-study-models\" class=\"table\"><figcaption><b>Table 1.</b> All &lt;models&gt;.")]
    [InlineData("<a href=\"#table-own\">Table\u00A02</a>")]
    [InlineData("<a href=\"#figure-study-skill\">Figure\u00A01</a>")]
    [InlineData("<b>Figure 1.</b> <strong>Skill.</strong> It is high.")]
    public void Tables_and_figures_are_numbered_in_the_order_of_the_text(string expected) =>
        Assert.Contains(expected, _paper.Html(), StringComparison.Ordinal);

    [Theory]
    [InlineData("[<a href=\"#source-efron1987\">1</a>]")]
    [InlineData("<li id=\"source-efron1987\">B. Efron. <cite>Better BCa intervals</cite>. JASA, 82: 171–185, 1987.")]
    [InlineData("<a href=\"https://doi.org/10.1080/1\">")]
    public void Sources_are_numbered_and_listed(string expected) =>
        Assert.Contains(expected, _paper.Html(), StringComparison.Ordinal);

    [Fact]
    public void The_page_needs_nothing_beside_it()
    {
        var html = _paper.Html();

        Assert.Contains("<img src=\"data:image/svg+xml;base64,", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_files_are_the_same_bytes()
    {
        var first = _paper.Html();

        Assert.Equal(first, _paper.Html());
    }
}
