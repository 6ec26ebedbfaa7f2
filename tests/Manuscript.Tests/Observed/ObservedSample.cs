using System.Globalization;
using Manuscript.Observed;

namespace Manuscript.Tests.Observed;

/// <summary>
/// Statistics of a user's own sequences as a study would give them, drawn with a fixed seed: promoters against other sequences
/// under two splits, four kinds of site, or two values of each sequence.
/// </summary>
internal sealed class ObservedSample
{
    private const int Sequences = 106;
    private const int Length = 57;
    private const int Seeds = 5;

    private static readonly (string Name, double Skill)[] Models =
    [
        ("dense", 0.62),
        ("sparse 10%", 0.45),
        ("sparse 10% by random", 0.4),
        ("joint", 0.7),
        ("motif-dense", 0.93),
        ("motif-sparse 10%", 0.9),
    ];

    private static readonly (string Name, int Groups, double Loss)[] Splits =
    [
        ("leave-one-out", 106, 0),
        ("grouped", 79, 0.06),
    ];

    private readonly Random _random = new(20260);
    private readonly ObservedTask _task;
    private readonly Dictionary<string, List<string>> _files = [];

    private ObservedSample(ObservedTask task) => _task = task;

    private string[] Classes =>
        _task switch
        {
            ObservedTask.Binary => ["other", "promoter"],
            ObservedTask.Multiclass => ["none", "exon-intron", "intron-exon", "start"],
            _ => [""],
        };

    private string[] Targets => _task == ObservedTask.Regression ? ["leaf", "root"] : [""];

    private (string Name, double Skill)[] Controls =>
        _task == ObservedTask.Regression
            ? [("mean", 0), ("ridge", 0.5), ("k-mer ridge", 0.68), ("nearest neighbour", 0.4)]
            :
            [
                ("class frequency", 0),
                ("naive Bayes", 0.86),
                ("3-mer logistic regression", 0.72),
                ("nearest neighbour", 0.7),
            ];

    /// <summary>Writes a study's <c>protocol.json</c> and the files of its statistics.</summary>
    /// <param name="folder">Made if it is not there.</param>
    /// <param name="task">What is predicted.</param>
    public static void Write(string folder, ObservedTask task)
    {
        var sample = new ObservedSample(task);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "protocol.json"), sample.Protocol());
        sample.Draw();
        foreach (var (name, lines) in sample._files)
            File.WriteAllText(Path.Combine(folder, name), string.Join('\n', lines) + "\n");
    }

    private string Protocol() =>
        $$"""
            {
              "task": "{{_task.Text()}}",
              "primary": "motif-dense, mean of seeds",
              "believe": "grouped",
              "confidence": 0.95,
              "evidence": "sample/statistics",
              "splits": [
                { "name": "leave-one-out", "description": "each sequence is predicted by models trained on all others" },
                { "name": "grouped", "description": "ten folds that keep relatives together" }
              ],
              "regions": [
                { "name": "-35 box", "from": 13, "to": 21 },
                { "name": "-10 box", "from": 36, "to": 44 }
              ],
              "published": {{Published}},
              "targets": {{TargetsJson}}
            }
            """;

    private string Published =>
        _task == ObservedTask.Binary
            ? """
                [
                  { "split": "leave-one-out", "name": "KBANN", "errors": 4, "of": 106, "source": "Towell et al. (1990), table 1" },
                  { "split": "leave-one-out", "name": "ID3", "errors": 19, "of": 106, "source": "Towell et al. (1990), table 1" }
                ]
                """
            : "[]";

    private string TargetsJson =>
        _task == ObservedTask.Binary
            ? """
                [
                  { "model": "motif-dense, mean of seeds", "measure": "errors", "at_most": 20 },
                  { "model": "motif-dense, mean of seeds", "measure": "errors", "at_most": 4, "split": "leave-one-out" },
                  { "model": "motif-dense, mean of seeds", "measure": "errors_difference", "against": "dense, mean of seeds", "at_most": 0 },
                  { "model": "dense, mean of seeds", "measure": "auroc", "at_least": 0.99 }
                ]
                """
            : "[]";

    private void Draw()
    {
        Add("cells.csv", "split", "model", "seed", "measure", "value");
        Add(
            "estimates.csv",
            "split",
            "model",
            "measure",
            "against",
            "estimate",
            "low",
            "high",
            "sequences",
            "groups",
            "seeds",
            "p"
        );
        Add("predictions.csv", "split", "model", "id", "group", "fold", "target", "label", "prediction");
        Add("positions.csv", "split", "model", "position", "class", "kept");
        Add("selection.csv", "split", "model", "region", "measure", "estimate", "low", "high");
        Add("relatives.csv", "split", "first", "second", "shift", "equal");
        if (_task != ObservedTask.Regression)
            Add("confusion.csv", "split", "model", "label", "predicted", "count");
        if (_task == ObservedTask.Binary)
            Add(
                "calibration.csv",
                "split",
                "model",
                "bin",
                "low",
                "high",
                "n",
                "mean_predicted",
                "observed",
                "observed_low",
                "observed_high"
            );
        Properties();
        foreach (var (split, groups, loss) in Splits)
        {
            foreach (var (model, skill) in Models)
            {
                Estimates(split, groups, model, skill - loss - 0.05, Seeds);
                Estimates(split, groups, model + ", mean of seeds", skill - loss, Seeds);
                if (model.Contains("sparse", StringComparison.Ordinal))
                    Selected(split, model, hasFound: skill > 0.8);
            }
            foreach (var (model, skill) in Controls)
                Estimates(split, groups, model, skill - (model is "mean" or "class frequency" ? 0 : loss), null);
            Differences(split, groups);
            Add("relatives.csv", split, "S10", "ARA", -3, 0.842105);
        }
    }

    private void Properties()
    {
        Add("data.csv", "property", "value");
        Add("data.csv", "sequences", Sequences);
        Add("data.csv", "length_minimum", Length);
        Add("data.csv", "length_median", Length);
        Add("data.csv", "length_maximum", Length);
        Add("data.csv", "task", _task.Text());
        foreach (var name in Classes.Where(name => name.Length > 0))
            Add("data.csv", $"class:{name}", Sequences / Classes.Length);
        foreach (var target in Targets.Where(target => target.Length > 0))
        {
            Add("data.csv", $"label_mean:{target}", target == "leaf" ? 2.41 : 0.00241);
            Add("data.csv", $"label_sd:{target}", target == "leaf" ? 1.3 : 0.0013);
        }
        Add("data.csv", "duplicates", 0);
        foreach (var (split, groups, _) in Splits)
        {
            Add("data.csv", $"related_pairs:{split}", Sequences - groups);
            Add("data.csv", $"groups:{split}", groups);
        }
    }

    private void Estimates(string split, int groups, string model, double skill, int? seeds)
    {
        var isConstant = model is "mean" or "class frequency";
        foreach (var target in Targets)
        {
            var suffix = target.Length == 0 ? "" : $":{target}";
            var scale = target == "root" ? 1e-6 : 1;
            var rest = (1 - skill) * (1 + (0.04 * _random.NextDouble()));
            var errors =
                seeds is null || model.EndsWith("seeds", StringComparison.Ordinal)
                    ? Math.Round(Sequences * 0.5 * rest)
                    : Sequences * 0.5 * rest;
            (string Measure, double? Value, double Half)[] values = _task switch
            {
                ObservedTask.Binary =>
                [
                    ("errors", errors, 1.5 * Math.Sqrt(errors)),
                    ("accuracy", 1 - (errors / Sequences), 0.04),
                    ("auroc", isConstant ? null : 1 - (0.3 * rest), 0.03),
                    ("auprc", isConstant ? 0.5 : 1 - (0.33 * rest), 0.04),
                    ("mcc", isConstant ? null : 1 - rest, 0.08),
                    ("brier", 0.25 * rest, 0.02),
                    ("calibration_error", 0.1 * rest, 0.01),
                ],
                ObservedTask.Multiclass =>
                [
                    ("errors", errors, 1.5 * Math.Sqrt(errors)),
                    ("accuracy", 1 - (errors / Sequences), 0.04),
                    ("macro_f1", 1 - (0.55 * rest), 0.05),
                    ("mcc", isConstant ? null : 1 - rest, 0.08),
                    ("auroc", isConstant ? null : 1 - (0.3 * rest), 0.03),
                    ("log_loss", isConstant ? 1.38 : 1.4 * rest, 0.1),
                ],
                _ =>
                [
                    ("mse", 1.7 * rest * scale, 0.2 * scale),
                    ("mae", Math.Sqrt(1.2 * rest * scale), 0.1 * Math.Sqrt(scale)),
                    ("r", isConstant ? null : Math.Sqrt(Math.Max(0, 1 - rest)), 0.05),
                    ("spearman", isConstant ? null : Math.Sqrt(Math.Max(0, 1 - rest)) - 0.02, 0.06),
                    ("r2", 1 - rest, 0.07),
                ],
            };
            foreach (var (measure, value, half) in values)
            {
                Add(
                    "estimates.csv",
                    split,
                    model,
                    measure + suffix,
                    "",
                    value,
                    value is null ? null : Math.Max(Math.Min(0, value.Value), value.Value - (0.9 * half)),
                    value is null ? null : Math.Min(Most(measure), value.Value + (1.1 * half)),
                    Sequences,
                    groups,
                    seeds,
                    null
                );
                for (
                    var seed = 1;
                    seeds is not null && seed <= seeds && !model.EndsWith("seeds", StringComparison.Ordinal);
                    seed++
                )
                    Add(
                        "cells.csv",
                        split,
                        model,
                        seed,
                        measure + suffix,
                        value + (half * (_random.NextDouble() - 0.5))
                    );
            }
            Add(
                "predictions.csv",
                split,
                model,
                "S10",
                3,
                7,
                target,
                Classes.Length > 1 ? Classes[1] : 2.5,
                _task == ObservedTask.Multiclass ? Classes[1] : 0.75
            );
        }
        if (seeds is null || model.EndsWith("seeds", StringComparison.Ordinal))
            Classified(split, model, skill);
    }

    // A share is at most 1.
    private static double Most(string measure) =>
        measure is "errors" or "mse" or "mae" or "log_loss" ? double.PositiveInfinity : 1;

    private void Classified(string split, string model, double skill)
    {
        if (_task == ObservedTask.Regression)
            return;
        var each = Sequences / Classes.Length;
        var wrong = (int)Math.Ceiling(each * 0.5 * (1 - skill) / (Classes.Length - 1));
        foreach (var label in Classes)
        {
            foreach (var predicted in Classes)
                Add(
                    "confusion.csv",
                    split,
                    model,
                    label,
                    predicted,
                    label == predicted ? each - (wrong * (Classes.Length - 1)) : wrong
                );
        }
        if (_task != ObservedTask.Binary)
            return;
        for (var bin = 0; bin < 10; bin++)
        {
            var n = (int)(2 + (3 * Math.Pow(Math.Abs(bin - 4.5) / 1.5, 2)));
            var (low, middle) = (bin / 10.0, (bin + 0.3 + (0.4 * _random.NextDouble())) / 10);
            double? observed = bin == 4 ? null : Math.Clamp(middle + (0.3 * (_random.NextDouble() - 0.5)), 0, 1);
            Add(
                "calibration.csv",
                split,
                model,
                bin,
                low,
                low + 0.1,
                bin == 4 ? 0 : n,
                bin == 4 ? null : middle,
                observed,
                observed is null ? null : Math.Max(0, observed.Value - (0.4 / Math.Sqrt(n))),
                observed is null ? null : Math.Min(1, observed.Value + (0.4 / Math.Sqrt(n)))
            );
        }
    }

    private void Differences(string split, int groups)
    {
        const string primary = "motif-dense, mean of seeds";
        var name = _task == ObservedTask.Regression ? "mse" : "errors";
        foreach (
            var (model, skill) in Models
                .Select(model => (model.Name + ", mean of seeds", model.Skill))
                .Concat(Controls)
                .Where(model => model.Item1 != primary)
        )
        {
            foreach (var target in Targets)
            {
                var more = (skill - 0.93) * (name == "mse" ? (target == "root" ? 1.7e-6 : 1.7) : 53);
                var half = 0.12 * (name == "mse" ? (target == "root" ? 1.7e-6 : 1.7) : 53);
                Add(
                    "estimates.csv",
                    split,
                    primary,
                    $"{name}_difference" + (target.Length == 0 ? "" : $":{target}"),
                    model,
                    more,
                    more - half,
                    more + half,
                    Sequences,
                    groups,
                    Seeds,
                    name == "mse" ? null : Math.Min(1, Math.Exp(0.4 * more))
                );
            }
        }
    }

    private void Selected(string split, string model, bool hasFound)
    {
        (int From, int To, string Name)[] regions = [(13, 21, "-35 box"), (36, 44, "-10 box")];
        for (var position = 0; position < Length; position++)
        {
            foreach (var (index, name) in Classes.Index())
            {
                var isIn = regions.Any(region => position >= region.From && position < region.To);
                var kept =
                    (
                        hasFound && isIn ? 0.2 + (0.2 * index)
                        : hasFound ? 0.06
                        : 0.1
                    ) + (0.03 * _random.NextDouble());
                Add("positions.csv", split, model, position, name, kept);
            }
        }
        foreach (var region in regions)
        {
            foreach (var (index, name) in Classes.Index())
            {
                var suffix = name.Length == 0 ? "" : $":{name}";
                var kept = hasFound ? 0.2 + (0.2 * index) : 0.1;
                Add("selection.csv", split, model, region.Name, "kept" + suffix, kept, kept - 0.02, kept + 0.03);
                Add(
                    "selection.csv",
                    split,
                    model,
                    region.Name,
                    "over_chance" + suffix,
                    10 * kept,
                    (10 * kept) - 0.2,
                    (10 * kept) + 0.3
                );
            }
            if (_task == ObservedTask.Binary)
                Add(
                    "selection.csv",
                    split,
                    model,
                    region.Name,
                    "enrichment",
                    hasFound ? 2 : 1,
                    hasFound ? 1.7 : 0.8,
                    hasFound ? 2.4 : 1.2
                );
        }
    }

    private void Add(string file, params object?[] fields)
    {
        if (!_files.TryGetValue(file, out var lines))
            _files[file] = lines = [];
        lines.Add(string.Join(',', fields.Select(Field)));
    }

    private static string Field(object? value) =>
        value switch
        {
            double number => number.ToString("G6", CultureInfo.InvariantCulture),
            string text when text.Contains(',', StringComparison.Ordinal) => $"\"{text}\"",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}
