using System.Globalization;
using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Files;

/// <summary>Reads a MEME file, line after line.</summary>
internal sealed class MemeReader(string path, string[] lines)
{
    private const double RowTolerance = 0.01;
    private const string MatrixHeader = "letter-probability matrix:";

    private readonly MotifFileLines _file = new(path);
    private MemeMotif? _open;
    private NucleotideBackground? _background;
    private bool? _bothStrands;
    private int _announced;
    private int _at;

    public MotifFileContent Read()
    {
        var hasVersion = false;
        for (_at = 0; _at < lines.Length; _at++)
        {
            var line = lines[_at].Trim();
            var fields = MotifFileLines.Fields(line);
            if (fields.Length == 0)
            {
                continue;
            }

            if (fields is ["MEME", "version", ..])
            {
                hasVersion = true;
                ReadVersion(fields);
            }
            else if (fields[0] == "MOTIF")
            {
                Close();
                Open(fields);
            }
            else if (line.StartsWith(MatrixHeader, StringComparison.Ordinal))
            {
                ReadMatrix(line);
            }
            else if (line.StartsWith("log-odds matrix:", StringComparison.Ordinal))
            {
                SkipRows();
            }
            else if (line.StartsWith("ALPHABET", StringComparison.Ordinal))
            {
                ReadAlphabet(line);
            }
            else if (line.StartsWith("strands:", StringComparison.Ordinal))
            {
                ReadStrands(fields);
            }
            else if (line.StartsWith("Background letter frequencies", StringComparison.Ordinal))
            {
                ReadBackground();
            }
            else if (fields is ["URL", ..])
            {
                _open = _open is null ? null : _open with { Url = fields.Length > 1 ? fields[1] : null };
            }
            else if (IsRow(fields) || line.Contains("matrix: alength", StringComparison.Ordinal))
            {
                Spoil($"'{Short(line)}' belongs to no matrix: a header is missing or misspelt before it.");
            }
        }

        Close();
        if (!hasVersion)
        {
            _file.Report(null, "There is no line 'MEME version 4': write it first, if this is a MEME file.");
        }

        if (_announced == 0 && _file.Problems.Count == 0)
        {
            _file.Report(null, "There is no motif in it: each starts with a line 'MOTIF' and its id.");
        }

        return new MotifFileContent
        {
            Motifs = _file.Motifs,
            Problems = _file.Problems,
            Announced = _announced,
            Background = _background,
            BothStrands = _bothStrands,
        };
    }

    private void Open(string[] fields)
    {
        _announced++;
        if (fields.Length < 2)
        {
            _open = new MemeMotif(_at + 1, "", null) { Problem = "The id is missing after 'MOTIF'." };
            return;
        }

        // MEME's own output goes on with "width = 6 sites = …": no name.
        var name = fields.Length > 2 && fields[2] != "width" ? fields[2] : null;
        _open = new MemeMotif(_at + 1, fields[1], name);
    }

    // One motif, one motif or problem.
    private void Close()
    {
        if (_open is not { } motif)
        {
            return;
        }

        _open = null;
        if (motif.Problem is not null)
        {
            _file.Report(motif.ProblemLine ?? motif.Line, motif.Problem);
        }
        else if (motif.Matrix is null)
        {
            _file.Report(motif.Line, $"The motif {motif.Id} has no matrix: a line '{MatrixHeader}' must follow.");
        }
        else
        {
            _file.Add(
                motif.Line,
                new MatrixMotif(motif.Id, motif.Matrix)
                {
                    AlternateName = motif.Name,
                    SiteCount = motif.SiteCount,
                    EValue = motif.EValue,
                    Url = motif.Url,
                }
            );
        }
    }

    // What is wrong spoils the motif that it is in; outside of motifs it stands for itself.
    private void Spoil(string problem, int? line = null)
    {
        if (_open is null)
        {
            _file.Report(line ?? _at + 1, problem);
        }
        else if (_open.Problem is null)
        {
            _open = _open with { Problem = problem, ProblemLine = line ?? _at + 1 };
        }
    }

    private void ReadMatrix(string line)
    {
        var header = _at + 1;
        var values = MemeHeader.Parse(line[MatrixHeader.Length..]);
        var rows = ReadRows();
        if (_open is null)
        {
            _file.Report(header, "A matrix without a motif: a line 'MOTIF' and its id must stand before it.");
            return;
        }

        if (_open.Matrix is not null)
        {
            Spoil($"A second matrix for the motif {_open.Id}: is a line 'MOTIF' missing before it?", header);
            return;
        }

        if (values.Problem is not null)
        {
            Spoil(values.Problem, header);
        }
        else if (rows.Count == 0 || (values.Width is { } width && width != rows.Count))
        {
            Spoil($"The matrix has {rows.Count} rows of 4 numbers, and w= {values.Width}: they must agree.", header);
        }
        else if (Matrix(rows, header) is { } matrix)
        {
            _open = _open with { Matrix = matrix, SiteCount = values.SiteCount, EValue = values.EValue };
        }
    }

    private PositionWeightMatrix? Matrix(List<double[]> rows, int header)
    {
        foreach (var (index, row) in rows.Index())
        {
            var sum = row.Sum();
            if (row.Any(value => value is < 0 or > 1) || !(Math.Abs(sum - 1) <= RowTolerance))
            {
                Spoil(
                    $"Row {index + 1} of the matrix is {string.Join(' ', row.Select(Text))}: probabilities that sum to 1.",
                    header + 1 + index
                );
                return null;
            }
        }

        // Rounded rows are scaled; those that sum to 1 up to the arithmetic stay as they are, to the last bit.
        return new PositionWeightMatrix([
            .. rows.SelectMany(row =>
                Math.Abs(row.Sum() - 1) > 1e-9 ? row.Select(value => Math.Min(1, value / row.Sum())) : row
            ),
        ]);
    }

    // The rows after this line; the line after them is the next to be read.
    private List<double[]> ReadRows()
    {
        var rows = new List<double[]>();
        while (_at + 1 < lines.Length)
        {
            var fields = MotifFileLines.Fields(lines[_at + 1]);
            if (fields.Length == Alphabet.NucleotideCount && MotifFileLines.Numbers(fields) is { } row)
            {
                rows.Add(row);
            }
            else if (fields.Length > 0 || rows.Count > 0)
            {
                break;
            }

            _at++;
        }

        return rows;
    }

    private void SkipRows() => _ = ReadRows();

    private void ReadVersion(string[] fields)
    {
        var version = fields.Length > 2 ? fields[2].Split('.', '(')[0] : "";
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var major) || major < 4)
        {
            _file.Report(_at + 1, $"The version is '{Short(lines[_at])}': files of MEME 4 and later can be read.");
        }
    }

    private void ReadAlphabet(string line)
    {
        if (line.StartsWith("ALPHABET=", StringComparison.Ordinal))
        {
            if (line["ALPHABET=".Length..].Trim() != NucleotideOrder.Letters)
            {
                _file.Report(_at + 1, $"The alphabet is '{Short(line)}': motifs of ACGT can be read.");
            }

            return;
        }

        if (!line.Contains("DNA", StringComparison.Ordinal))
        {
            _file.Report(_at + 1, $"The alphabet is '{Short(line)}': motifs of DNA can be read.");
        }

        // Its definition ends with a line of its own; where that is missing, nothing is passed over.
        var end = Array.FindIndex(lines, _at, other => other.Trim() == "END ALPHABET");
        var motif = Array.FindIndex(
            lines,
            _at,
            other => other.TrimStart().StartsWith("MOTIF", StringComparison.Ordinal)
        );
        if (end < 0 || (motif >= 0 && motif < end))
        {
            _file.Report(_at + 1, "The alphabet's definition has no line 'END ALPHABET'.");
        }
        else
        {
            _at = end;
        }
    }

    private void ReadStrands(string[] fields)
    {
        _bothStrands = fields[1..] switch
        {
            ["+"] => false,
            ["+", "-"] => true,
            _ => null,
        };
        if (_bothStrands is null)
        {
            _file.Report(_at + 1, $"The strands are '{Short(lines[_at])}': write 'strands: +' or 'strands: + -'.");
        }
    }

    private void ReadBackground()
    {
        var header = _at + 1;
        var acgt = new double[Alphabet.NucleotideCount];
        var seen = 0;
        while (seen < acgt.Length && _at + 1 < lines.Length)
        {
            var fields = MotifFileLines.Fields(lines[_at + 1]);
            for (var i = 0; i + 1 < fields.Length && seen < acgt.Length; i += 2, seen++)
            {
                if (
                    !fields[i].Equals(NucleotideOrder.Letters[seen..(seen + 1)], StringComparison.OrdinalIgnoreCase)
                    || MotifFileLines.Number(fields[i + 1]) is not { } value
                )
                {
                    _file.Report(
                        _at + 2,
                        "A background is 'A 0.25 C 0.25 G 0.25 T 0.25' on the lines after its header."
                    );
                    return;
                }

                acgt[seen] = value;
            }

            if (fields.Length is 0 or 1)
            {
                break;
            }

            _at++;
        }

        var sum = acgt.Sum();
        if (seen < acgt.Length || acgt.Any(value => !(value > 0)) || !(Math.Abs(sum - 1) <= RowTolerance))
        {
            _file.Report(header, "The background after this line is not four frequencies above 0 that sum to 1.");
            return;
        }

        _background = new NucleotideBackground([
            .. Math.Abs(sum - 1) > 1e-9 ? acgt.Select(value => value / sum) : acgt,
        ]);
    }

    private static bool IsRow(string[] fields) =>
        fields.Length >= 3
        && fields.Count(field => MotifFileLines.Number(field) is not null) >= 3
        && fields.Length <= 6;

    private static string Short(string line) =>
        line.Length <= 60 ? line.Trim() : line.Trim()[..Math.Min(60, line.Trim().Length)] + "…";

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
