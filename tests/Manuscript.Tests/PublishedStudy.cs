using System.Text.Json.Nodes;
using Manuscript.Claims;
using Manuscript.Results;

namespace Manuscript.Tests;

/// <summary>
/// A private copy of the golden inputs, which a test may spoil, and a folder for what is made of them.
/// The metrics and histories are those recorded from the authors' scripts at seed 42; attention_on_motifs
/// and motif_share, which the scripts do not compute, are any two numbers.
/// </summary>
internal sealed class PublishedStudy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("published-study-");

    public PublishedStudy()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Golden")))
            File.Copy(file, At(Path.GetFileName(file)));
        Inputs = new PublishedInputs
        {
            Protocol = At("protocol.json"),
            Baseline = At("baseline.json"),
            SweepCells = [At("sweep-20.json"), At("sweep-05.json"), At("sweep-10.json")],
            ComparisonModels =
            [
                At("comparison-joint.json"),
                At("comparison-traditional.json"),
                At("comparison-sparse.json"),
            ],
            Histories =
            [
                new("baseline", At("baseline-history.csv")),
                new("sweep-0.05", At("sweep-05-history.csv")),
                new("sweep-0.1", At("sweep-10-history.csv")),
                new("sweep-0.2", At("sweep-20-history.csv")),
                new("comparison-traditional", At("comparison-traditional-history.csv")),
                new("comparison-sparse", At("comparison-sparse-history.csv")),
                new("comparison-joint", At("comparison-joint-history.csv")),
            ],
        };
    }

    public PublishedInputs Inputs { get; set; }

    public string Results => At("results");

    public string Tables => At("tables");

    public string At(string name) => Path.Combine(_folder.FullName, name);

    public void Edit(string file, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(At(file)))!.AsObject();
        change(json);
        File.WriteAllText(At(file), json.ToJsonString());
    }

    public IReadOnlyList<ClaimRow> Write() => PublishedResults.Write(Inputs, Results);

    public ClaimRow Claim(string id) => Write().Single(claim => claim.Id == id);

    public string[] Lines(string result) => File.ReadAllLines(Path.Combine(Results, result));

    public void Dispose() => _folder.Delete(recursive: true);
}
