using System.Globalization;
using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Files;

/// <summary>What stands before the motifs of a MEME file: version, alphabet, strands and background.</summary>
/// <param name="file">Told of what is wrong.</param>
/// <param name="lines">The file's lines.</param>
internal sealed class MemePreamble(MotifFileLines file, string[] lines)
{
    /// <summary>The background; null where the file gives none.</summary>
    public NucleotideBackground? Background { get; private set; }

    /// <summary>Whether motifs are of both strands; null where the file does not say.</summary>
    public bool? BothStrands { get; private set; }

    /// <summary>Reads the line of the version.</summary>
    /// <param name="at">The line, from zero.</param>
    /// <param name="fields">Its fields.</param>
    public void ReadVersion(int at, string[] fields)
    {
        var version = fields.Length > 2 ? fields[2].Split('.', '(')[0] : "";
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var major) || major < 4)
        {
            file.Report(
                at + 1,
                $"The version is '{MotifFileLines.Short(lines[at])}': files of MEME 4 and later can be read."
            );
        }
    }

    /// <summary>Reads the alphabet.</summary>
    /// <param name="at">The line, from zero.</param>
    /// <param name="line">It.</param>
    /// <returns>The last line that was read.</returns>
    public int ReadAlphabet(int at, string line)
    {
        if (line.StartsWith("ALPHABET=", StringComparison.Ordinal))
        {
            if (line["ALPHABET=".Length..].Trim() != NucleotideOrder.Letters)
            {
                file.Report(at + 1, $"The alphabet is '{MotifFileLines.Short(line)}': motifs of ACGT can be read.");
            }

            return at;
        }

        if (!line.Contains("DNA", StringComparison.Ordinal))
        {
            file.Report(at + 1, $"The alphabet is '{MotifFileLines.Short(line)}': motifs of DNA can be read.");
        }

        // Its definition ends with a line of its own; where that is missing, nothing is passed over.
        var end = Array.FindIndex(lines, at, other => other.Trim() == "END ALPHABET");
        var motif = Array.FindIndex(
            lines,
            at,
            other => other.TrimStart().StartsWith("MOTIF", StringComparison.Ordinal)
        );
        if (end < 0 || (motif >= 0 && motif < end))
        {
            file.Report(at + 1, "The alphabet's definition has no line 'END ALPHABET'.");
            return at;
        }

        return end;
    }

    /// <summary>Reads the line of the strands.</summary>
    /// <param name="at">The line, from zero.</param>
    /// <param name="fields">Its fields.</param>
    public void ReadStrands(int at, string[] fields)
    {
        BothStrands = fields[1..] switch
        {
            ["+"] => false,
            ["+", "-"] => true,
            _ => null,
        };
        if (BothStrands is null)
        {
            file.Report(
                at + 1,
                $"The strands are '{MotifFileLines.Short(lines[at])}': write 'strands: +' or 'strands: + -'."
            );
        }
    }

    /// <summary>Reads the background.</summary>
    /// <param name="at">The line of its header, from zero.</param>
    /// <returns>The last line that was read.</returns>
    public int ReadBackground(int at)
    {
        var header = at + 1;
        var acgt = new double[Alphabet.NucleotideCount];
        var seen = 0;
        while (seen < acgt.Length && at + 1 < lines.Length)
        {
            var fields = MotifFileLines.Fields(lines[at + 1]);
            for (var i = 0; i + 1 < fields.Length && seen < acgt.Length; i += 2, seen++)
            {
                if (
                    !fields[i].Equals(NucleotideOrder.Letters[seen..(seen + 1)], StringComparison.OrdinalIgnoreCase)
                    || MotifFileLines.Number(fields[i + 1]) is not { } value
                )
                {
                    file.Report(at + 2, "A background is 'A 0.25 C 0.25 G 0.25 T 0.25' on the lines after its header.");
                    return at;
                }

                acgt[seen] = value;
            }

            if (fields.Length is 0 or 1)
            {
                break;
            }

            at++;
        }

        var sum = acgt.Sum();
        if (seen < acgt.Length || acgt.Any(value => !(value > 0)) || !(Math.Abs(sum - 1) <= MemeMatrix.RowTolerance))
        {
            file.Report(header, "The background after this line is not four frequencies above 0 that sum to 1.");
            return at;
        }

        Background = new NucleotideBackground([.. Math.Abs(sum - 1) > 1e-9 ? acgt.Select(value => value / sum) : acgt]);
        return at;
    }
}
