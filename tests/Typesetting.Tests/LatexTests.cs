using System.Diagnostics;

namespace Typesetting.Tests;

/// <summary>What is written for LaTeX compiles.</summary>
public sealed class LatexTests : IDisposable
{
    private readonly SmallPaper _paper = new();

    public void Dispose() => _paper.Dispose();

    [LatexFact]
    public async Task A_manuscript_becomes_the_same_PDF_each_time()
    {
        var why = await ManuscriptTypesetting.WriteAsync(_paper.Root, _paper.Output);
        Assert.Null(why);
        var first = File.ReadAllBytes(Path.Combine(_paper.Output, "manuscript.pdf"));
        await ManuscriptTypesetting.WriteAsync(_paper.Root, _paper.Output);

        Assert.Equal(first, File.ReadAllBytes(Path.Combine(_paper.Output, "manuscript.pdf")));
        Assert.Equal(
            ["manuscript.html", "manuscript.pdf", "manuscript.tex"],
            Directory.GetFiles(_paper.Output).Select(Path.GetFileName).Order()
        );
        Assert.Contains("Table~1", _paper["out/manuscript.tex"], StringComparison.Ordinal);
        Assert.Contains("−1.50~\\%", _paper["out/manuscript.tex"], StringComparison.Ordinal);
    }

    [LatexFact]
    public async Task What_LaTeX_complains_about_is_told_and_the_page_is_there()
    {
        _paper["paper/tables/study/models.tex"] = "\\nonsense\n";

        var why = await ManuscriptTypesetting.WriteAsync(_paper.Root, _paper.Output);

        Assert.Contains("pdflatex failed: ! Undefined control sequence.", why, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_paper.Output, "manuscript.pdf")));
        Assert.True(File.Exists(Path.Combine(_paper.Output, "manuscript.html")));
    }

    [LatexFact]
    public void Every_committed_table_compiles_with_the_packages_that_it_names()
    {
        var tables = Directory
            .GetFiles(Checkout.PathOf("paper/tables"), "*.tex", SearchOption.AllDirectories)
            .Order()
            .Select(file => $"\\input{{{file}}}\n\\clearpage");
        _paper["tables.tex"] =
            "\\documentclass{article}\n\\usepackage[a2paper]{geometry}\n\\usepackage[T1]{fontenc}\n\\usepackage{array,booktabs,longtable,siunitx}\n"
            + $"\\begin{{document}}\n{string.Join('\n', tables)}\n\\end{{document}}\n";

        using var latex = Process.Start(
            new ProcessStartInfo("pdflatex", ["-interaction=nonstopmode", "-halt-on-error", "tables.tex"])
            {
                WorkingDirectory = _paper.Root,
                RedirectStandardOutput = true,
            }
        )!;
        var output = latex.StandardOutput.ReadToEnd();
        latex.WaitForExit();

        Assert.True(latex.ExitCode == 0, output);
    }
}
