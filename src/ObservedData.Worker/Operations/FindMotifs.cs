using GenomicAttention.RandomStreams;
using MotifAnalysis.Comparison;
using MotifAnalysis.Discovery;
using MotifAnalysis.Matrices;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats.Parameters;

namespace ObservedData.Worker.Operations;

/// <summary>Finds what the positions have in common that a sparse model kept of sequences which it was not trained on, and
/// says which known motifs that is like.</summary>
internal static class FindMotifs
{
    private const long SeedOfShuffles = 1;

    public static void Run(StepRequest request, IStepProgress progress)
    {
        var parameters = StepParameters.Read<Parameters>(request.Parameters);
        var known = KnownMotifs.Of(request, parameters.Known);
        var data = SelectedSequences.Read(request, parameters.PositivesOnly);

        var result = new MotifDiscovery(new DiscoveryOptions { BothStrands = parameters.BothStrands }).Find(
            data.Sequences,
            data.Selected
        );
        Say(progress, result);

        // Where one strand is read, planted words are too; a database gives either strand.
        var isOfFile = request.Inputs.ContainsKey(KnownMotifs.InputName);
        var comparison = new MotifComparison(
            new MotifComparisonOptions { BothStrands = parameters.BothStrands || isOfFile }
        );
        var random = new UniformRandom(SeedOfShuffles);
        var found = new List<FoundMotif>();
        foreach (var (index, motif) in result.Motifs.Index())
        {
            var matches = known.Count > 0 ? comparison.Compare(motif.Counts.ToProbabilities(), known, random) : [];
            found.Add(new FoundMotif(FormattableString.Invariant($"{index + 1}-{motif.Consensus}"), motif, matches));
            progress.Report((index + 1.0) / result.Motifs.Count, motif.Consensus);
        }

        var background = NucleotideBackground.Of(data.Sequences);
        FoundMotif.Write(
            request,
            found,
            data,
            parameters.BothStrands ? background.OfBothStrands() : background,
            parameters.BothStrands
        );
    }

    private static void Say(IStepProgress progress, DiscoveryResult result) =>
        progress.Say(
            (result.End, result.NextWord) switch
            {
                (DiscoveryEnd.EnoughMotifs, _) =>
                    $"the search ended at {result.Motifs.Count} motifs; there may be more",
                (_, { } next) => FormattableString.Invariant(
                    $"{result.Motifs.Count} motifs; the best word left, {next}, has an E-value of {result.NextEValue:G2}"
                ),
                _ => $"{result.Motifs.Count} motifs; no word is left",
            }
        );

    private sealed record Parameters(bool PositivesOnly, bool BothStrands, IReadOnlyList<NamedWord> Known);
}
