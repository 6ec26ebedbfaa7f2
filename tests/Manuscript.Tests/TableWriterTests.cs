using Manuscript.Tables;

namespace Manuscript.Tests;

public class TableWriterTests
{
    private static readonly Table Small = new(
        "small",
        "A & b.",
        [
            new Column("Name"),
            Column.Number("here", 2, "Loss (%)"),
            Column.Number("paper", 2, "Loss (%)"),
            new Column("n", Alignment.Right),
        ],
        [
            ["a_b", Cell.Number(-12.345), Cell.Number(0.5, decimals: 1), "1"],
            ["[c|d]", Cell.Number(double.NaN), Cell.Number(null), Cell.Number(4961)],
        ]
    );

    [Fact]
    public void Markdown_columns_are_aligned_in_the_source() =>
        Assert.Equal(
            """
            A \& b.

            | Name    | Loss (%), here | Loss (%), paper |     n |
            | ------- | -------------: | --------------: | ----: |
            | a\_b    |         -12.35 |             0.5 |     1 |
            | \[c\|d] |            nan |               – | 4,961 |

            """,
            MarkdownTableWriter.Write(Small)
        );

    [Fact]
    public void Latex_has_booktabs_rules_and_numbers_in_S_columns() =>
        Assert.Equal(
            """
            % Needs the packages booktabs and siunitx, and \usepackage[T1]{fontenc}.
            \begin{table}
            \centering
            \sisetup{group-digits = integer, group-minimum-digits = 4, group-separator = {,}}
            \caption{A \& b.}\label{tab:described-small}
            \begin{tabular}{l S[table-format=-2.2] S[table-format=1.1] r}
            \toprule
             & \multicolumn{2}{c}{Loss (\%)} &  \\
            \cmidrule(lr){2-3}
            Name & {here} & {paper} & n \\
            \midrule
            a\_b & -12.35 & 0.5 & 1 \\
            {[}c\textbar{}d] & {nan} & {\textendash{}} & 4,961 \\
            \bottomrule
            \end{tabular}
            \end{table}

            """,
            LatexTableWriter.Write(Small, "described")
        );

    [Fact]
    public void A_long_latex_table_repeats_its_heading_on_each_page()
    {
        var text = LatexTableWriter.Write(
            Small with
            {
                BreaksAcrossPages = true,
                Columns = [new Column("Name") { WidthShare = 0.25 }, .. Small.Columns.Skip(1)],
            },
            "described"
        );

        Assert.Contains(
            @"\begin{longtable}{>{\raggedright\arraybackslash}p{0.25\linewidth} S[",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(@"\caption{A \& b.}\label{tab:described-small} \\", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split(@"Name & {here} & {paper} & n \\").Length);
        Assert.True(
            text.IndexOf(@"\endlastfoot", StringComparison.Ordinal) < text.IndexOf(@"a\_b", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(@"50% & $2_3 #4 ~^ {x}", @"50\% \& \$2\_3 \#4 \textasciitilde{}\textasciicircum{} \{x\}")]
    [InlineData(@"a\b", @"a\textbackslash{}b")]
    [InlineData("<1% > 0 | \"q\"", @"\textless{}1\% \textgreater{} 0 \textbar{} \textquotedbl{}q\textquotedbl{}")]
    [InlineData("[x]*", "{[}x]{*}")]
    [InlineData("a--b---c", "a-{}-b-{}-{}-c")]
    [InlineData("32 → 16", @"32 $\rightarrow$ 16")]
    [InlineData("two\r\nlines", "two lines")]
    public void Latex_text_stands_for_itself(string text, string escaped) =>
        Assert.Equal(escaped, LatexTableWriter.Escape(text));

    [Theory]
    [InlineData("a|b", @"a\|b")]
    [InlineData(@"\ ` * _ < [ ~ $ &", @"\\ \` \* \_ \< \[ \~ \$ \&")]
    [InlineData("two\nlines\rthree", "two lines three")]
    public void Markdown_text_stands_for_itself(string text, string escaped) =>
        Assert.Equal(escaped, MarkdownTableWriter.Escape(text));
}
