using System.Globalization;

namespace Figures.Tests;

/// <summary>Results of twenty models and controls with long names, at two sizes of data sets.</summary>
internal static class ManyModels
{
    public static readonly string[] Trained =
    [
        "dense",
        "sparse 5%",
        "sparse 10%",
        "sparse 20%",
        "joint",
        "without attention",
        "dense with positions",
        "motif-dense",
        "motif-sparse 10%",
        "motif-sparse 5%",
        "motif-sparse 10% by frozen",
        "motif-sparse 10% by norm",
        "motif-sparse 10% by norm spread",
        "motif-sparse 10% by random",
    ];

    public static readonly string[] Controls =
    [
        "constant",
        "composition",
        "3-mers",
        "motif counts",
        "motif table",
        "planted truth",
    ];

    private static readonly string[] OfControls = ["skill", "loss", "r"];

    private static readonly string[] All =
    [
        .. OfControls,
        "shuffle_change",
        "dinucleotide_shuffle_change",
        "reverse_complement_change",
        "mutation_contrast",
    ];

    private static readonly (int Sequences, int Seeds)[] Sizes = [(2000, 30), (20000, 3)];

    public static IReadOnlyList<string> Names => [.. Trained, .. Controls];

    /// <summary>Writes <c>estimates.csv</c>, <c>cells.csv</c>, <c>history.csv</c> and <c>calibration.csv</c>; no selection is
    /// measured. From the fourth epoch on a third of the seeds is left.</summary>
    public static string Write(TemporaryFolder folder)
    {
        var results = Directory.CreateDirectory(folder["many"]).FullName;
        var estimates = new List<string> { "sequences,model,measure,against,estimate,low,high,n,p,p_adjusted" };
        var cells = new List<string> { "sequences,model,seed,parameters,loss" };
        foreach (var (sequences, seeds) in Sizes)
        {
            foreach (var (at, model) in Names.Index())
            {
                var value = (at + 1) / 22.0;
                foreach (var measure in at < Trained.Length ? All : OfControls)
                    estimates.Add(
                        Line(sequences, model, measure, "", value, value - 0.01, value + 0.02, seeds, "", "")
                    );
                var kept = 95 + (at * at / 2.0);
                estimates.Add(Line(sequences, model, "retention", "dense", kept, kept - 1, kept + 1, seeds, "", ""));
                for (var seed = 1; seed <= seeds; seed++)
                {
                    object parameters = at < Trained.Length ? 2418 : "";
                    var loss = 0.1 + (0.001 * seed) + (0.002 * at);
                    cells.Add(Line(sequences, model, seed, parameters, loss));
                }
            }
        }
        File.WriteAllLines(Path.Combine(results, "estimates.csv"), estimates);
        File.WriteAllLines(Path.Combine(results, "cells.csv"), cells);
        File.WriteAllLines(Path.Combine(results, "history.csv"), History());
        File.WriteAllLines(Path.Combine(results, "calibration.csv"), Calibration());
        return results;
    }

    private static IEnumerable<string> History()
    {
        yield return "model,sequences,epoch,n,training_loss,validation_loss,validation_low,validation_high";
        foreach (var (sequences, seeds) in Sizes)
        {
            foreach (var model in Trained)
            {
                for (var epoch = 1; epoch <= 6; epoch++)
                {
                    var n = epoch < 4 ? seeds : seeds / 3;
                    var loss = epoch < 4 ? 0.12 - (0.01 * epoch) : 5;
                    yield return Line(model, sequences, epoch, n, loss, loss, 0.99 * loss, n == 1 ? "" : 1.01 * loss);
                }
            }
        }
    }

    private static IEnumerable<string> Calibration()
    {
        yield return "sequences,model,seed,bin,n,mean_predicted,mean_observed";
        foreach (var (sequences, seeds) in Sizes)
        {
            foreach (var model in (string[])["dense", "motif-sparse 10%"])
            {
                for (var bin = 1; bin <= 10; bin++)
                {
                    yield return Line(sequences, model, "", bin, 30 * seeds, bin / 11.0, bin / 12.0);
                    // Of one seed, far from all others.
                    yield return Line(sequences, model, 1, bin, 30, 10, -10);
                }
            }
        }
    }

    private static string Line(params object[] fields) =>
        string.Join(',', fields.Select(field => Convert.ToString(field, CultureInfo.InvariantCulture)));
}
