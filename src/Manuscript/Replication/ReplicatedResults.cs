using Manuscript.Claims;
using Manuscript.Results;

namespace Manuscript.Replication;

/// <summary>The step that ends a study of many seeds: says of each claim of the paper whether it holds.</summary>
public static class ReplicatedResults
{
    /// <summary>How models learned, whether predictions are right on average, and single sequences: taken over as they are,
    /// where the study looks at its models so.</summary>
    public static readonly IReadOnlyList<string> Inspections = ["history.csv", "calibration.csv", "examples.csv"];

    /// <summary>Writes <c>claims.csv</c>, <c>targets.csv</c> where the study has any, and beside them copies of <c>cells.csv</c> and <c>estimates.csv</c>, of the files of
    /// costs where the study counts them, and of <see cref="Inspections"/>.</summary>
    /// <param name="protocolFile">The study's parameters as JSON, with <c>evidence</c>, the step of the estimates, and
    /// <c>cost_evidence</c>, the step of the costs, if it has one.</param>
    /// <param name="statistics">The folder of those steps' outputs.</param>
    /// <param name="outputDirectory">Where to write; made if it is not there.</param>
    /// <returns>The claims as written.</returns>
    /// <exception cref="ResultsFileException">An input is missing or malformed.</exception>
    public static IReadOnlyList<ClaimRow> Write(string protocolFile, string statistics, string outputDirectory)
    {
        var protocol = LocatedJson.Read(protocolFile);
        var rows = EstimateRow.Csv.Read(Path.Combine(statistics, EstimateRow.FileName));
        // The first size is the paper's.
        var estimates = new Estimates(rows, protocol.Items("sizes")[0].Integer("sequences"));
        var rule = VerdictRule.From(protocol);
        var evidence = protocol.String("evidence");
        var costs = Costs.ReadIfThere(statistics);
        var onCost = new CostClaims(
            costs,
            protocol.Integer("data.length"),
            protocol.Find("cost_evidence")?.AsString() ?? evidence
        );
        var claims = new ReplicatedClaims(estimates, rule, evidence, onCost).Rows();

        Directory.CreateDirectory(outputDirectory);
        string[] costFiles = costs is null ? [] : [CostRow.FileName, CostExponentRow.FileName];
        var looks = Inspections.Where(file => File.Exists(Path.Combine(statistics, file)));
        foreach (var file in (string[])["cells.csv", EstimateRow.FileName, .. costFiles, .. looks])
            File.Copy(Path.Combine(statistics, file), Path.Combine(outputDirectory, file), overwrite: true);
        ClaimRow.Csv.Write(Path.Combine(outputDirectory, ClaimRow.FileName), claims);
        if (protocol.Find("motif") is not null)
        {
            var targets = Targets.Judge(protocol, rows, rule, evidence);
            ClaimRow.Csv.Write(Path.Combine(outputDirectory, Targets.FileName), targets);
        }
        return claims;
    }
}
