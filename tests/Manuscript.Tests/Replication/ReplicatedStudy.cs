using Manuscript.Claims;
using Manuscript.Replication;

namespace Manuscript.Tests.Replication;

/// <summary>A study of many seeds whose estimates a test writes by hand.</summary>
internal sealed class ReplicatedStudy : IDisposable
{
    private const string Protocol = """
        {
          "evidence": "study/statistics",
          "cost_evidence": "study/cost",
          "data": { "length": 200 },
          "sizes": [{ "sequences": 2000, "seeds": 10 }],
          "verdicts": {
            "confidence": 0.95,
            "retained_percent": 95,
            "skill": 0.05,
            "enrichment": 1.5,
            "auroc": 0.55
          }MOTIF
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replicated-study-");
    private readonly List<string> _rows = [];
    private readonly List<string> _costs = [];
    private readonly List<string> _exponents = [];
    private readonly List<string> _targets = [];

    public string Results => At("results");

    public string At(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Adds what a model beyond the paper is meant to reach; without any, the study has none.</summary>
    public ReplicatedStudy WithTarget(string json)
    {
        _targets.Add(json);
        return this;
    }

    /// <summary>Adds an estimate over 10 seeds, at the paper's size if no other is given.</summary>
    public ReplicatedStudy With(
        string model,
        string measure,
        double estimate,
        double low,
        double high,
        string against = "",
        double? adjustedP = null,
        int sequences = 2000
    )
    {
        _rows.Add(
            FormattableString.Invariant(
                $"{sequences},{model},{measure},{against},{estimate},{low},{high},10,,{adjustedP}"
            )
        );
        return this;
    }

    /// <summary>Adds what a pass costs; without any, the study counts no costs.</summary>
    public ReplicatedStudy WithCost(
        string model,
        string kernel,
        int length,
        long multiplyAdds,
        long attention = 0,
        long selector = 0,
        long bytes = 1
    )
    {
        _costs.Add(
            FormattableString.Invariant(
                $"{model},{kernel},{length},0,0,{attention},{selector},0,0,0,{multiplyAdds},0,{bytes}"
            )
        );
        return this;
    }

    /// <summary>Adds how costs grow with length.</summary>
    public ReplicatedStudy WithExponents(string model, string kernel, double multiplyAdds, double bytes)
    {
        _exponents.Add(FormattableString.Invariant($"{model},{kernel},{multiplyAdds},{bytes}"));
        return this;
    }

    public IReadOnlyList<ClaimRow> Write()
    {
        var motif = _targets.Count == 0 ? "" : $", \"motif\": {{ \"targets\": [{string.Join(',', _targets)}] }}";
        File.WriteAllText(At("protocol.json"), Protocol.Replace("MOTIF", motif, StringComparison.Ordinal));
        File.WriteAllText(At("cells.csv"), "sequences,model,seed\n");
        File.WriteAllLines(
            At("estimates.csv"),
            _rows.Prepend("sequences,model,measure,against,estimate,low,high,n,p,p_adjusted")
        );
        if (_costs.Count + _exponents.Count > 0)
        {
            WriteCosts();
        }
        return ReplicatedResults.Write(At("protocol.json"), _folder.FullName, Results);
    }

    public ClaimRow Claim(string id) => Write().Single(claim => claim.Id == id);

    private void WriteCosts()
    {
        File.WriteAllLines(
            At("cost.csv"),
            _costs.Prepend(
                "model,kernel,length,stem,projections,attention,selector,approximator,pooling,head,multiply_adds,comparisons,bytes"
            )
        );
        File.WriteAllLines(
            At("cost_exponents.csv"),
            _exponents.Prepend("model,kernel,multiply_adds_exponent,bytes_exponent")
        );
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
