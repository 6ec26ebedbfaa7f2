using Manuscript.Claims;
using Manuscript.Replication;

namespace Manuscript.Tests.Replication;

/// <summary>A study of many seeds whose estimates a test writes by hand.</summary>
internal sealed class ReplicatedStudy : IDisposable
{
    private const string Protocol = """
        {
          "evidence": "study/statistics",
          "sizes": [{ "sequences": 2000, "seeds": 10 }],
          "verdicts": {
            "confidence": 0.95,
            "retained_percent": 95,
            "skill": 0.05,
            "enrichment": 1.5,
            "auroc": 0.55
          }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replicated-study-");
    private readonly List<string> _rows = [];

    public string Results => At("results");

    public string At(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Adds an estimate at the paper's size, over 10 seeds.</summary>
    public ReplicatedStudy With(
        string model,
        string measure,
        double estimate,
        double low,
        double high,
        string against = "",
        double? adjustedP = null
    )
    {
        _rows.Add(
            FormattableString.Invariant($"2000,{model},{measure},{against},{estimate},{low},{high},10,,{adjustedP}")
        );
        return this;
    }

    public IReadOnlyList<ClaimRow> Write()
    {
        File.WriteAllText(At("protocol.json"), Protocol);
        File.WriteAllText(At("cells.csv"), "sequences,model,seed\n");
        File.WriteAllLines(
            At("estimates.csv"),
            _rows.Prepend("sequences,model,measure,against,estimate,low,high,n,p,p_adjusted")
        );
        return ReplicatedResults.Write(At("protocol.json"), _folder.FullName, Results);
    }

    public ClaimRow Claim(string id) => Write().Single(claim => claim.Id == id);

    public void Dispose() => _folder.Delete(recursive: true);
}
