using System.Globalization;
using Manuscript.Replication;
using Manuscript.Tables;
using static Manuscript.Observed.ObservedCells;

namespace Manuscript.Observed;

/// <summary>The tables of a study of a user's own sequences.</summary>
internal static class ObservedTables
{
    /// <summary>What the sequences are like.</summary>
    public static Table Data(ObservedStudy study) =>
        new(
            "data",
            "The sequences: related pairs are those that a split keeps on one side, and groups are what they make of all "
                + "sequences.",
            [new Column("Property"), new Column("Value", Alignment.Right)],
            [
                .. study.Properties.Select(row =>
                    (IReadOnlyList<Cell>)
                        [Words(row.Property).Replace(":", ": ", StringComparison.Ordinal), Grouped(row.Value)]
                ),
            ]
        );

    /// <summary>Every model and control under each split, the best first, with what others report at its place.</summary>
    public static Table Models(ObservedStudy study)
    {
        var columns = ObservedMeasures.Columns(study.Setting.Task);
        var published =
            study.Published.Count == 0
                ? ""
                : " Published numbers are comparable under their own split alone: "
                    + $"{string.Join("; ", study.Published.Select(row => $"{row.Name}: {row.Source}"))}.";
        return new Table(
            "models",
            "Models and controls on sequences that they were not trained on. A model is the mean over its seeds; \"mean of seeds\" "
                + $"stands for one prediction, the mean of those of all seeds. {study.Intervals}{study.Scale} {study.Descriptions}{published}",
            [
                new Column("Split"),
                .. TargetColumn(study),
                new Column("Model"),
                Column.Number("Seeds", 0),
                .. columns.Select(measure => new Column(study.HeaderOf(measure), Alignment.Right)),
            ],
            [
                .. study.Splits.SelectMany(split =>
                    study.Estimates.Targets.SelectMany(target => ModelRows(study, split.Name, target, columns))
                ),
            ]
        )
        {
            BreaksAcrossPages = true,
        };
    }

    /// <summary>The primary model against every other.</summary>
    public static Table Differences(ObservedStudy study)
    {
        var difference = ObservedMeasures.Difference(study.Setting.Task);
        var rows = study
            .Estimates.Rows.Where(row => row.Quantity == difference.Name && row.Against.Length > 0)
            .ToList();
        var test = study.Setting.Task.HasClasses()
            ? " p: McNemar's exact test on the same sequences, which it takes for independent; not corrected for the number of "
                + "comparisons."
            : "";
        return new Table(
            "differences",
            $"{study.Main.Header} of {study.Setting.Primary} less {study.Main.Header} of each other model: below 0 it is better. "
                + $"{study.Intervals}{test}",
            [
                new Column("Split"),
                .. TargetColumn(study),
                new Column("Against"),
                new Column(difference.Header, Alignment.Right),
                new Column("p", Alignment.Right),
            ],
            [
                .. rows.OrderBy(row => study.Splits.Index().First(split => split.Item.Name == row.Split).Index)
                    .Select(row =>
                        (IReadOnlyList<Cell>)
                            [
                                study.Marked(row.Split),
                                .. TargetCell(study, row.Target),
                                row.Against,
                                With(row, Decimals(study, difference, row.Target)),
                                row.P is { } p ? ObservedMeasures.P(p) : Cell.Dash,
                            ]
                    ),
            ]
        )
        {
            BreaksAcrossPages = true,
        };
    }

    /// <summary>How kept positions lie to the regions that are asked about.</summary>
    public static Table Selection(ObservedStudy study)
    {
        var measures = study.Selection.Select(row => row.Measure).Distinct(StringComparer.Ordinal).ToList();
        var regions = study.Regions.Select(region =>
            string.Create(CultureInfo.InvariantCulture, $"{region.Name}: positions {region.From + 1} to {region.To}")
        );
        var enrichment = measures.Contains("enrichment")
            ? " Enrichment is the second class's share over the first's."
            : "";
        return new Table(
            "selection",
            "Kept positions in regions, over sequences and seeds: the share of a region's positions that are kept, and that share "
                + $"over the one of all positions (1 is chance).{enrichment} {string.Join("; ", regions)}. {study.Intervals}",
            [
                new Column("Split"),
                new Column("Model"),
                new Column("Region"),
                .. measures.Select(measure => new Column(SelectionHeader(measure), Alignment.Right)),
            ],
            [
                .. study
                    .Selection.GroupBy(row => (row.Split, row.Model, row.Region))
                    .OrderBy(rows => rows.Key.Split != study.Setting.Believed)
                    .Select(rows =>
                        (IReadOnlyList<Cell>)
                            [
                                study.Marked(rows.Key.Split),
                                study.MarkedModel(rows.Key.Model),
                                rows.Key.Region,
                                .. measures.Select(measure => With(rows.FirstOrDefault(row => row.Measure == measure))),
                            ]
                    ),
            ]
        );
    }

    /// <summary>How often what the primary model predicts with a probability is so.</summary>
    public static Table Calibration(ObservedStudy study) =>
        new(
            "calibration",
            $"Calibration of {study.Setting.Primary}: the share of the second class among sequences whose predicted probability of "
                + $"it lies in a bin. In brackets {PrintedNumber.Fixed(100 * study.Setting.Confidence, 0)}% intervals of that "
                + "share. calibration.csv has the other models.",
            [
                new Column("Split"),
                new Column("Predicted"),
                Column.Number("Sequences", 0),
                Column.Number("Mean predicted", 3),
                new Column("Observed", Alignment.Right),
            ],
            [
                .. study
                    .Splits.SelectMany(split =>
                        study.Calibration.Where(row => row.Split == split.Name && row.Model == study.Setting.Primary)
                    )
                    .Select(row =>
                        (IReadOnlyList<Cell>)
                            [
                                study.Marked(row.Split),
                                $"{Printed.Two(row.Low)} to {Printed.Two(row.High)}",
                                Cell.Number(row.Count),
                                Cell.Number(row.Predicted),
                                With(row.Observed, row.ObservedLow, row.ObservedHigh, 3),
                            ]
                    ),
            ]
        );

    /// <summary>Which classes the primary model takes for which.</summary>
    public static Table Confusion(ObservedStudy study)
    {
        var classes = study.Confusion.Select(row => row.Label).Distinct(StringComparer.Ordinal).ToList();
        return new Table(
            "confusion",
            $"Sequences of each class by the class that {study.Setting.Primary} takes them for. confusion.csv has the other models.",
            [new Column("Split"), new Column("Class"), .. classes.Select(name => Column.Number(name, 0, "Taken for"))],
            [
                .. study.Splits.SelectMany(split =>
                    classes.Select(label =>
                        (IReadOnlyList<Cell>)
                            [
                                study.Marked(split.Name),
                                label,
                                .. classes.Select(predicted => Cell.Number(Count(split.Name, label, predicted))),
                            ]
                    )
                ),
            ]
        );

        double? Count(string split, string label, string predicted) =>
            study
                .Confusion.FirstOrDefault(row =>
                    (row.Split, row.Model, row.Label, row.Predicted) == (split, study.Setting.Primary, label, predicted)
                )
                ?.Count;
    }

    private static IEnumerable<IReadOnlyList<Cell>> ModelRows(
        ObservedStudy study,
        string split,
        string target,
        IReadOnlyList<ObservedMeasure> columns
    )
    {
        var main = ObservedMeasures.Named(study.Main.Name, target);
        var models = study
            .Estimates.Models(split, main)
            .Select(model => (study.Estimates.Find(split, model, main)?.Value, Cells: ModelCells(model)));
        var published = study
            .Published.Where(row => row.Split == split)
            .Select(row => (Value: (double?)row.Errors, Cells: PublishedCells(row)));
        return models.Concat(published).OrderBy(row => row.Value ?? double.PositiveInfinity).Select(row => row.Cells);

        IReadOnlyList<Cell> ModelCells(string model) =>
            [
                study.Marked(split),
                .. TargetCell(study, target),
                study.MarkedModel(model),
                Cell.Number(study.Estimates.Find(split, model, main)?.Seeds),
                .. columns.Select(measure =>
                    With(
                        study.Estimates.Find(split, model, ObservedMeasures.Named(measure.Name, target)),
                        Decimals(study, measure, target)
                    )
                ),
            ];

        IReadOnlyList<Cell> PublishedCells(PublishedErrorsRow row) =>
            [
                study.Marked(split),
                .. TargetCell(study, target),
                $"{row.Name} (published)",
                Cell.Number(null),
                string.Create(CultureInfo.InvariantCulture, $"{row.Errors} of {row.Of}"),
                .. columns.Skip(1).Select(_ => Cell.Number(null)),
            ];
    }

    private static string SelectionHeader(string measure) =>
        Capital(Words(measure).Replace(":", ", ", StringComparison.Ordinal));

    // A name behind the colon stays as it is.
    private static string Words(string name) =>
        name.Split(':', 2) is [var property, var of] ? $"{Words(property)}:{of}" : name.Replace('_', ' ');

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Grouped(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? PrintedNumber.Grouped(whole, 0)
            : value;
}
