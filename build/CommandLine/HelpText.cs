using System.Text;

namespace Build.CommandLine;

/// <summary>The text of <c>--help</c>.</summary>
internal static class HelpText
{
    /// <summary>Usage, examples, tasks, options and exit codes.</summary>
    public static string For(IEnumerable<(string Name, string Description)> tasks)
    {
        var text = new StringBuilder()
            .AppendLine("Reproduces \"Sparse Attention for Genomic Sequence Analysis\" number by number.")
            .AppendLine()
            .AppendLine("Usage: ./build.sh [--target TASK] [options]")
            .AppendLine()
            .AppendLine("Examples:")
            .AppendLine("  ./build.sh                                    train what is missing, compare with the paper")
            .AppendLine("  ./build.sh --set published.seed=7             the same at another seed, under artifacts/")
            .AppendLine("  ./build.sh --set published.sweep.sparsities=[0.02,0.3] --output /tmp/sweep")
            .AppendLine("  ./build.sh --target RenderTables              rewrite paper/tables from the results")
            .AppendLine("  ./build.sh --target RenderFigures             redraw paper/figures from the results")
            .AppendLine("  ./build.sh --target Render                    both of every study, manuscript and report")
            .AppendLine("  ./build.sh --target NewStudy --name mine --sequences mine.fa --labels mine.csv")
            .AppendLine("  ./build.sh --study mine                       train on these sequences of your own")
            .AppendLine("  ./build.sh --target Motifs --study promoters  what a sparse model looks at, as motifs")
            .AppendLine("  ./build.sh --target Test                      every test, results included")
            .AppendLine()
            .AppendLine("Tasks:");
        foreach (var (name, description) in tasks)
        {
            text.AppendLine($"  {name, -16} {description}");
        }
        text.AppendLine().AppendLine("Options:");
        foreach (var option in CommandLineParser.Options)
        {
            var names = string.Join(", ", option.Names.Take(2));
            text.AppendLine($"  {(option.Value is null ? names : $"{names} {option.Value}"), -34} {option.Help}");
        }
        return text.AppendLine()
            .AppendLine(
                "Exit codes: 0 done; 1 a step failed; 2 something given is wrong; 3 a check found a difference;"
            )
            .AppendLine("            70 a bug of this program; 130 interrupted.")
            .ToString();
    }
}
