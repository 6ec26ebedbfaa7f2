using Typesetting.Html;
using Typesetting.Text;

namespace Typesetting.Tests;

/// <summary>A checkout with a manuscript of a few lines and all that it refers to.</summary>
internal sealed class SmallPaper : IDisposable
{
    public const string Manuscript = """
        # What {{seeds}} seeds say

        ## Abstract

        The model reaches {{skill}} ({{skill.interval}}) [@efron1987], see {{table study/models}} and {{figure study/skill}}.

        {{include table study/models}}

        {{include figure study/skill}}

        In {{table own}} it is {{change}} % of *all*.

        Table: Of {{count}} rows. {#own}

        | Model | Skill |
        | :-- | --: |
        | dense | {{skill}} |
        """;

    private const string Numbers = """
        words: [3-mers]
        numbers:
          - file: params.yaml
            settings: { seeds: 'studies.study.sizes[0].seeds' }
          - file: results/study/estimates.csv
            column: estimate
            decimals: 2
            rows:
              skill: { model: dense, measure: skill }
              change: { model: dense, measure: change }
          - file: results/study/estimates.csv
            counts: { count: {} }
        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("paper-");

    public SmallPaper()
    {
        this[ManuscriptFiles.Manuscript] = Manuscript;
        this[ManuscriptFiles.Numbers] = Numbers;
        this[ManuscriptFiles.Bibliography] = """
            @article{efron1987,
              author = {Efron, Bradley}, title = "Better {BCa} intervals",
              journal = {JASA}, volume = 82, pages = {171--185}, year = {1987}, doi = {10.1080/1}
            }
            """;
        this["params.yaml"] = "studies:\n  study:\n    sizes: [{ seeds: 1200 }]\n";
        this["results/study/estimates.csv"] = """
            model,measure,estimate,low,high,n
            dense,skill,0.125,0.1,0.375,10
            dense,change,-1.5,-2,-1,10
            sparse,skill,0.5,NaN,,10
            """;
        this["paper/tables/study/models.md"] = "All \\<models\\>.\n\n| Model |\n| ----- |\n| dense |\n";
        this["paper/tables/study/models.tex"] =
            "\\begin{table}\n\\caption{All.}\n\\begin{tabular}{S[table-format=1.2]}\n\\toprule\n{Skill}\\\\\n\\midrule\n0.12\\\\\n\\bottomrule\n\\end{tabular}\n\\end{table}\n";
        this["paper/figures/study/captions.md"] = "![Skill](skill.svg)\n\n**Skill.** It is high.\n";
        this["paper/figures/study/skill.svg"] = "<svg width=\"85mm\" xmlns=\"http://www.w3.org/2000/svg\"></svg>";
        File.Copy(
            Checkout.PathOf("paper/figures/published/retention.png"),
            Path.Combine(Root, "paper/figures/study/skill.png")
        );
    }

    public string Root => _root.FullName;

    public string Output => Path.Combine(Root, "out");

    public string this[string file]
    {
        get => File.ReadAllText(Path.Combine(Root, file));
        set
        {
            var path = Path.Combine(Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, value);
        }
    }

    /// <summary>The page alone, which takes no LaTeX.</summary>
    public string Html()
    {
        var files = new ManuscriptFiles(Root);
        return HtmlDocument.Of(new ManuscriptReader(files).Read(), files);
    }

    public void Dispose() => _root.Delete(recursive: true);
}
