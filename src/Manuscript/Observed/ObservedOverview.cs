using Manuscript.Tables;
using static Manuscript.Observed.ObservedCells;

namespace Manuscript.Observed;

/// <summary>The table that a comparison ends with.</summary>
internal static class ObservedOverview
{
    /// <summary>The main quantity of every model under each split, the primary one first.</summary>
    public static Table Of(ObservedStudy study)
    {
        var measures = study.Setting.Task.HasClasses()
            ?
            [
                study.Main,
                ObservedMeasures.Columns(ObservedTask.Multiclass).First(measure => measure.Name == "accuracy"),
            ]
            : new[] { study.Main };
        var columns = study
            .Splits.SelectMany(split =>
                study.Estimates.Targets.SelectMany(target =>
                    measures.Select(measure => (Split: split.Name, Target: target, Measure: measure))
                )
            )
            .ToList();
        var first = ObservedMeasures.Named(study.Main.Name, study.Estimates.Targets[0]);
        var models = study
            .Splits.SelectMany(split => study.Estimates.Models(split.Name, first))
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(model => model == study.Setting.Primary);
        return new Table(
            "overview",
            $"{string.Join("; ", study.Splits.Select(split => $"{study.Marked(split.Name)}: {study.Counts(split.Name)}"))}. {study.Intervals}{study.Scale}",
            [
                new Column("Model"),
                .. columns.Select(column => new Column(
                    string.Join(
                        ", ",
                        new[] { study.HeaderOf(column.Measure), column.Target, study.Marked(column.Split) }.Where(
                            part => part.Length > 0
                        )
                    ),
                    Alignment.Right
                )),
            ],
            [
                .. models.Select(model =>
                    (IReadOnlyList<Cell>)
                        [
                            study.MarkedModel(model),
                            .. columns.Select(column =>
                                With(
                                    study.Estimates.Find(
                                        column.Split,
                                        model,
                                        ObservedMeasures.Named(column.Measure.Name, column.Target)
                                    ),
                                    Decimals(study, column.Measure, column.Target)
                                )
                            ),
                        ]
                ),
            ]
        );
    }
}
