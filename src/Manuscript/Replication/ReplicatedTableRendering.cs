using Manuscript.Claims;
using Manuscript.Tables;

namespace Manuscript.Replication;

/// <summary>Renders the tables of a study of many seeds, from its CSV files alone.</summary>
public static class ReplicatedTableRendering
{
    /// <summary>Writes each table of <see cref="ReplicatedTables"/> and, where there are any, of targets and of costs,
    /// as <c>.md</c> and as <c>.tex</c>.</summary>
    /// <param name="resultsDirectory">A folder with the files of <see cref="ReplicatedResults"/>.</param>
    /// <param name="study">The study's name, for labels.</param>
    /// <param name="outputDirectory">Where to write; made if it is not there.</param>
    /// <exception cref="ResultsFileException">A CSV file is missing or malformed.</exception>
    public static void Write(string resultsDirectory, string study, string outputDirectory)
    {
        var rows = EstimateRow.Csv.Read(Path.Combine(resultsDirectory, EstimateRow.FileName));
        var claims = ClaimRow.Read(Path.Combine(resultsDirectory, ClaimRow.FileName));
        var sizes = rows.Select(row => row.Sequences).Distinct().Select(size => new Estimates(rows, size)).ToList();
        TableRendering.Write(
            [
                ReplicatedTables.Models(sizes),
                ReplicatedTables.Selection(sizes),
                ReplicatedTables.Motifs(sizes),
                ReplicatedTables.Sight(sizes),
                ReplicatedTables.Leakage(sizes),
                ReplicatedTables.Claims(claims),
                .. Targets.ReadIfThere(resultsDirectory) is { } targets
                    ? [TargetTable.Of(targets)]
                    : Array.Empty<Table>(),
                .. Costs.ReadIfThere(resultsDirectory) is { } costs ? [CostTable.Of(costs)] : Array.Empty<Table>(),
            ],
            study,
            outputDirectory
        );
    }
}
