using System.Globalization;
using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Files;

/// <summary>A stretch of a sequence, a row of BED6.</summary>
/// <param name="SequenceId">The sequence (BED's chromosome).</param>
/// <param name="Start">Its first position, from zero.</param>
/// <param name="End">The position after its last.</param>
/// <param name="Name">What is there.</param>
/// <param name="Score">From 0 to 1000.</param>
/// <param name="Strand">On which strand.</param>
public sealed record BedFeature(string SequenceId, int Start, int End, string Name, int Score, Strand Strand);

/// <summary>
/// BED with six columns, separated by tabs (<see href="https://samtools.github.io/hts-specs/BEDv1.pdf"/>).
/// </summary>
public static class BedFile
{
    private const int Columns = 6;

    /// <summary>Writes features, over a file that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="features">The features, in the order to write.</param>
    public static void Write(string path, IEnumerable<BedFeature> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        foreach (var feature in features)
        {
            var strand = feature.Strand == Strand.Forward ? '+' : '-';
            writer.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{feature.SequenceId}\t{feature.Start}\t{feature.End}\t{feature.Name}\t{feature.Score}\t{strand}"
                )
            );
        }
    }

    /// <summary>Reads features; lines of <c>#</c>, <c>track</c> and <c>browser</c>, and further columns, are passed over.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SequenceFileException">The file is missing, or a line is no feature.</exception>
    public static IReadOnlyList<BedFeature> Read(string path)
    {
        var features = new List<BedFeature>();
        foreach (var (index, line) in MotifFileLines.Read(path).Index())
        {
            if (line.Trim().Length > 0 && !IsComment(line))
            {
                features.Add(Feature(path, index + 1, line.TrimEnd('\r').Split('\t')));
            }
        }

        return features;
    }

    private static bool IsComment(string line) =>
        line[0] == '#'
        || line.StartsWith("track ", StringComparison.Ordinal)
        || line.StartsWith("browser ", StringComparison.Ordinal);

    private static BedFeature Feature(string path, int line, string[] fields)
    {
        if (fields.Length < Columns)
        {
            throw new SequenceFileException(
                path,
                line,
                $"{fields.Length} columns: id, start, end, name, score and strand are needed, with tabs between them."
            );
        }

        var (start, end, score) = (Integer(fields[1]), Integer(fields[2]), Integer(fields[4]));
        if (start is null || end is null || start >= end)
        {
            throw new SequenceFileException(
                path,
                line,
                $"From '{fields[1]}' to '{fields[2]}' is no stretch: whole numbers from 0, the end after the start."
            );
        }

        if (score is null or > 1000)
        {
            throw new SequenceFileException(path, line, $"The score '{fields[4]}' is no whole number from 0 to 1000.");
        }

        var strand = fields[5].Trim() switch
        {
            "+" => Strand.Forward,
            "-" => Strand.Reverse,
            _ => throw new SequenceFileException(path, line, $"The strand '{fields[5]}' is neither + nor -."),
        };
        return new BedFeature(fields[0], start.Value, end.Value, fields[3], score.Value, strand);
    }

    private static int? Integer(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
