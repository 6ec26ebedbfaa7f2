using MotifAnalysis.Matrices;

namespace MotifAnalysis.Files;

/// <summary>What names must be like to be read back.</summary>
internal static class MotifNames
{
    public static void Demand(IReadOnlyList<MatrixMotif> motifs)
    {
        ArgumentNullException.ThrowIfNull(motifs);
        if (motifs.Count == 0)
        {
            throw new ArgumentException("There is no motif to write.", nameof(motifs));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var motif in motifs)
        {
            if (motif.Id.Length == 0 || motif.Id.Any(IsBreak))
            {
                throw new ArgumentException($"The id '{motif.Id}' is empty or has white space in it.", nameof(motifs));
            }

            if (!seen.Add(motif.Id))
            {
                throw new ArgumentException($"The id {motif.Id} comes twice.", nameof(motifs));
            }

            if (motif.AlternateName is { } name && (name.Length == 0 || name.Any(IsBreak)))
            {
                throw new ArgumentException($"The name '{name}' of {motif.Id} is empty or has white space in it.");
            }

            if (motif.Url is { } url && (url.Length == 0 || url.Any(IsBreak)))
            {
                throw new ArgumentException($"The URL '{url}' of {motif.Id} is empty or has white space in it.");
            }
        }
    }

    private static bool IsBreak(char letter) => char.IsWhiteSpace(letter) || char.IsControl(letter);
}
