using System.Runtime.CompilerServices;

namespace Figures.Tests;

/// <summary>The committed results and figures of a study.</summary>
internal static class Committed
{
    public static string Results(string study) => InCheckout("results", study);

    public static string Figures(string study) => InCheckout("paper", "figures", study);

    /// <summary>Copies the results, for a test that spoils them.</summary>
    public static string CopyOfResults(string study, TemporaryFolder folder, string name = "results")
    {
        var copy = Directory.CreateDirectory(folder[name]).FullName;
        foreach (var file in Directory.GetFiles(Results(study), "*.csv"))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    /// <summary>Draws the figures of a study, by its protocol.</summary>
    public static void Draw(string study, string results, string output)
    {
        if (study == "published")
            Published.PublishedFigures.Write(results, output);
        else if (study == "distant")
            Distant.DistantFigures.Write(results, output, confidence: 0.95);
        else
            Replicated.ReplicatedFigures.Write(results, output, confidence: 0.95);
    }

    private static string InCheckout(params string[] path) => Path.Combine([Root(), .. path]);

    private static string Root([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(source, "..", "..", ".."));
}
