using System.Globalization;
using MotifAnalysis.Comparison;
using MotifAnalysis.Discovery;
using MotifAnalysis.Files;
using MotifAnalysis.Logos;
using MotifAnalysis.Matrices;
using StepCache.Requests;
using StepFormats;

namespace ObservedData.Worker.Files;

/// <summary>A motif that was found, under the name that all files give it, with the known ones that it is like.</summary>
/// <param name="Id">Its rank and its consensus.</param>
/// <param name="Motif">The motif.</param>
/// <param name="Matches">The known motifs, the most alike first.</param>
internal sealed record FoundMotif(string Id, DiscoveredMotif Motif, IReadOnlyList<MotifMatch> Matches)
{
    // A site has no score of its own: what made it one is said of the motif.
    private const int BestScore = 1000;

    // One below the other; those after them are of few sites.
    private const int LogosOfAPage = 8;

    // What a MEME file without a motif says: the search itself may find none.
    private const string NoMotifs = "MEME version 4\n\nALPHABET= ACGT\n";

    private PositionWeightMatrix Matrix => Motif.Counts.ToProbabilities();

    /// <summary>Writes <c>motifs.meme</c>, <c>motifs.csv</c>, <c>matches.csv</c>, <c>logos.csv</c> and <c>sites.bed</c>.
    /// </summary>
    /// <param name="request">The step.</param>
    /// <param name="found">What was found, in this order; may be none.</param>
    /// <param name="data">Where it was found.</param>
    /// <param name="background">How frequent each nucleotide is there.</param>
    /// <param name="bothStrands">Whether motifs were sought on both strands.</param>
    public static void Write(
        StepRequest request,
        IReadOnlyList<FoundMotif> found,
        SelectedSequences data,
        NucleotideBackground background,
        bool bothStrands
    )
    {
        var meme = Path.Combine(request.OutputDirectory, "motifs.meme");
        if (found.Count == 0)
        {
            File.WriteAllText(meme, NoMotifs);
        }
        else
        {
            MemeFile.Write(
                meme,
                [.. found.Select(one => one.Motif.ToMotif(one.Id) with { EValue = Rounded(one.Motif.EValue) })],
                background,
                bothStrands
            );
        }
        StepOutputs.WriteCsv(
            request,
            "motifs.csv",
            ["motif", "consensus", "sites", "information", "e_value", "q_value"],
            found.Select(one => one.Row())
        );
        StepOutputs.WriteCsv(
            request,
            "matches.csv",
            ["motif", "target", "offset", "strand", "overlap", "score", "p", "q"],
            found.SelectMany(one => one.Matches.Select(one.Row))
        );
        StepOutputs.WriteCsv(
            request,
            "logos.csv",
            ["motif", "position", "letter", "bits"],
            found.Take(LogosOfAPage).SelectMany(one => one.LogoRows())
        );
        BedFile.Write(
            Path.Combine(request.OutputDirectory, "sites.bed"),
            found.SelectMany(one => one.Motif.Sites.Select(site => one.Feature(site, data)))
        );
    }

    private string[] Row() =>
        [
            Id,
            Motif.Consensus,
            StepOutputs.Text(Motif.Sites.Count),
            Text(InformationContent.Of(Matrix, Motif.Sites.Count).Sum()),
            Text(Motif.EValue),
            Text(Motif.QValue),
        ];

    private string[] Row(MotifMatch match) =>
        [
            Id,
            match.Target,
            StepOutputs.Text(match.Offset),
            match.Strand == Strand.Forward ? "+" : "-",
            StepOutputs.Text(match.Overlap),
            Text(match.Score),
            Text(match.PValue),
            Text(match.QValue),
        ];

    private IEnumerable<string[]> LogoRows() =>
        SequenceLogo
            .Of(Matrix, Motif.Sites.Count)
            .SelectMany(column =>
                column.Letters.Select(letter =>
                    new[]
                    {
                        Id,
                        StepOutputs.Text(column.Position - 1),
                        letter.Letter.ToString(),
                        Text(letter.HeightBits),
                    }
                )
            );

    // Flanks may reach over an end, which a stretch of a sequence cannot.
    private BedFeature Feature(MotifSite site, SelectedSequences data) =>
        new(
            data.Sequences.Ids[site.Row],
            Math.Max(0, site.Start),
            Math.Min(data.Lengths[site.Row], site.Start + Motif.Counts.Width),
            Id,
            BestScore,
            site.Strand
        );

    // Logarithms and exponentials: their last digits are the platform's.
    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static double Rounded(double value) => double.Parse(Text(value), CultureInfo.InvariantCulture);
}
