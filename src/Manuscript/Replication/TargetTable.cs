using Manuscript.Claims;
using Manuscript.Tables;

namespace Manuscript.Replication;

/// <summary>The table of what models beyond the paper were meant to reach, and did.</summary>
internal static class TargetTable
{
    /// <summary>A row a target.</summary>
    public static Table Of(IReadOnlyList<ClaimRow> targets) =>
        new(
            "targets",
            "What the models beyond the paper were meant to reach, and the means over seeds with their intervals: reached "
                + "where the whole interval is.",
            [new Column("Target") { WidthShare = 0.5 }, new Column("Here") { WidthShare = 0.3 }, new Column("Reached")],
            [
                .. targets.Select(target =>
                    (IReadOnlyList<Cell>)
                        [target.Statement, ReplicatedTables.Here(target), target.Judgement!.Holds.Text()]
                ),
            ]
        );
}
