using Manuscript.Claims;
using Manuscript.Results;

namespace Manuscript.Replication;

/// <summary>The step that ends a study of many seeds: says of each claim of the paper whether it holds.</summary>
public static class ReplicatedResults
{
    /// <summary>Writes <c>claims.csv</c> beside copies of <c>cells.csv</c> and <c>estimates.csv</c>.</summary>
    /// <param name="protocolFile">The study's parameters as JSON, with <c>evidence</c>, the step of the estimates.</param>
    /// <param name="statistics">The folder of that step's outputs.</param>
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
        var claims = new ReplicatedClaims(estimates, rule, protocol.String("evidence")).Rows();

        Directory.CreateDirectory(outputDirectory);
        foreach (var file in new[] { "cells.csv", EstimateRow.FileName })
            File.Copy(Path.Combine(statistics, file), Path.Combine(outputDirectory, file), overwrite: true);
        ClaimRow.Csv.Write(Path.Combine(outputDirectory, ClaimRow.FileName), claims);
        return claims;
    }
}
