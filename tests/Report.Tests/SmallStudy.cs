using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Report.Tests;

/// <summary>A study of a few claims and sequences, written into a folder with the lock that its steps would leave.</summary>
internal sealed class SmallStudy(TemporaryFolder folder)
{
    public const string Name = "small";

    /// <summary>40 letters with a motif at 10 to 15.</summary>
    public const string Letters = "ACGTACGTACTATAAAGTCAGGCTTACGATCGATCCATGA";

    public const string Claims =
        "id,section,statement,paper_value,obtained,verdict,holds,estimate,low,high,n,evidence\n"
        + "1-length,1,\"Length of a <motif> & its \"\"box\"\"\",6,6,reproduced,,,,,,\n"
        + "1-retention,1,Performance maintained,90%,80%,differs,no,80,70,85,3,small/statistics\n"
        + "2-noise,2,Attention is noise,,0.5,not-applicable,undecided,0.5,,,,small/statistics\n";

    public const string Estimates = "model,measure,estimate,note\nb,loss,10,\na,loss,9,x\nc,loss,,\nd,loss,-2.5,y\n";

    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal)
    {
        ["claims.csv"] = Claims,
        ["estimates.csv"] = Estimates,
        ["examples.csv"] = Examples(),
    };

    /// <summary>A file's text, or null to leave it out although the lock has it.</summary>
    public Dictionary<string, string?> Replaced { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the lock has the digests of the replaced files, as if a step had written them so.</summary>
    public bool LockFollows { get; set; } = true;

    /// <summary>Writes the study.</summary>
    public StudyContent Write()
    {
        var results = new ReportFolder(folder["small-results"], "results/small");
        var figures = new ReportFolder(folder["small-figures"], "paper/figures/small");
        Directory.CreateDirectory(results.Path);
        Directory.CreateDirectory(figures.Path);
        var outputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in _files)
        {
            var written = Replaced.GetValueOrDefault(name, text);
            outputs[name] = Digest(LockFollows ? written ?? text : text);
            if (written is not null)
            {
                File.WriteAllText(results.File(name), written);
            }
        }
        File.WriteAllText(figures.File("captions.md"), "![Kept & lost](retention.svg)\n\n**Kept & lost.** n = 3.\n");
        if (Replaced.GetValueOrDefault("retention.svg", Picture) is { } picture)
        {
            File.WriteAllText(figures.File("retention.svg"), picture);
        }
        return new StudyContent
        {
            Name = Name,
            Protocol = StudyProtocol.Replicated,
            Stanza = "  small:\n    seeds: 3",
            Confidence = 0.9,
            Results = results,
            Figures = figures,
            ResultsStep = "small/compare",
            Lock = new Dictionary<string, LockedStep>
            {
                ["small/compare"] = new("c0ffee", outputs),
                ["small/statistics"] = new("5eed", new Dictionary<string, string>()),
            },
            Steps =
            [
                new StepFact("small/data/seed=1", "GenerateData", StepStanding.InCache, 2, []),
                new StepFact("small/compare", "Compare", StepStanding.AtRemote, null, ["small/data/seed=1"]),
            ],
        };
    }

    private const string Picture = """
        <svg width="85mm" height="40mm" viewBox="0 0 240.94 113.4" role="img" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg">
         <title>Kept</title>
         <defs><path id="letter1" d="M0 0L3 4Z" /></defs>
         <clipPath id="clip1"><rect width="9" height="9" /></clipPath>
         <g clip-path="url(#clip1)"><use xlink:href="#letter1" x="1" y="2" /></g>
        </svg>
        """;

    private static string Examples()
    {
        var even = string.Join(' ', Enumerable.Repeat("0.02", Letters.Length - 1).Append("0.22"));
        var text = new StringBuilder(
            "sequences,seed,model,sequence,letters,label,prediction,planted,selected,attention\n"
        );
        foreach (var (model, selected, attention) in new[] { ("dense", "", even), ("sparse 10%", "3 11 12 39", "") })
        {
            foreach (var sequence in new[] { 0, 1 })
            {
                var planted = sequence == 0 ? "10-16:TATA box" : "";
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"2000,1,{model},{sequence},{Letters},0.5,0.25,{planted},{selected},{attention}\n"
                );
            }
        }
        return text.ToString();
    }

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
