using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Files;

/// <summary>Reads a MEME file, line after line.</summary>
internal sealed class MemeReader
{
    private const string MatrixHeader = "letter-probability matrix:";

    private readonly string[] _lines;
    private readonly MotifFileLines _file;
    private readonly MemePreamble _preamble;
    private MemeMotif? _open;
    private int _announced;
    private int _at;

    public MemeReader(string path, string[] lines)
    {
        _lines = lines;
        _file = new MotifFileLines(path);
        _preamble = new MemePreamble(_file, lines);
    }

    public MotifFileContent Read()
    {
        var hasVersion = false;
        for (_at = 0; _at < _lines.Length; _at++)
        {
            var line = _lines[_at].Trim();
            var fields = MotifFileLines.Fields(line);
            if (fields.Length == 0)
            {
                continue;
            }

            if (fields is ["MEME", "version", ..])
            {
                hasVersion = true;
                _preamble.ReadVersion(_at, fields);
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
                _at = _preamble.ReadAlphabet(_at, line);
            }
            else if (line.StartsWith("strands:", StringComparison.Ordinal))
            {
                _preamble.ReadStrands(_at, fields);
            }
            else if (line.StartsWith("Background letter frequencies", StringComparison.Ordinal))
            {
                _at = _preamble.ReadBackground(_at);
            }
            else if (fields is ["URL", ..])
            {
                _open = _open is null ? null : _open with { Url = fields.Length > 1 ? fields[1] : null };
            }
            else if (IsRow(fields) || line.Contains("matrix: alength", StringComparison.Ordinal))
            {
                Spoil(
                    $"'{MotifFileLines.Short(line)}' belongs to no matrix: a header is missing or misspelt before it."
                );
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
            Background = _preamble.Background,
            BothStrands = _preamble.BothStrands,
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
        else if (MemeMatrix.FirstBadRow(rows) is { } bad)
        {
            Spoil(MemeMatrix.Refuse(bad, rows[bad]), header + 1 + bad);
        }
        else
        {
            _open = _open with { Matrix = MemeMatrix.Of(rows), SiteCount = values.SiteCount, EValue = values.EValue };
        }
    }

    // The rows after this line; the line after them is the next to be read.
    private List<double[]> ReadRows()
    {
        var rows = new List<double[]>();
        while (_at + 1 < _lines.Length)
        {
            var fields = MotifFileLines.Fields(_lines[_at + 1]);
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

    private static bool IsRow(string[] fields) =>
        fields.Length >= 3
        && fields.Count(field => MotifFileLines.Number(field) is not null) >= 3
        && fields.Length <= 6;
}
