using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Files;

/// <summary>Reads a JASPAR file, line after line.</summary>
internal sealed class JasparReader(string path, string[] lines)
{
    private readonly MotifFileLines _file = new(path);
    private readonly double[]?[] _rows = new double[Alphabet.NucleotideCount][]; // [4][width], A, C, G, T
    private string? _id;
    private string? _name;
    private int _idLine;
    private string? _problem;
    private int _problemLine;
    private bool _isOpen;
    private int _announced;

    public MotifFileContent Read()
    {
        if (!Array.Exists(lines, line => line.TrimStart().StartsWith('>')))
        {
            // Four rows alone: the file's name is all that names the motif.
            Open(1, System.IO.Path.GetFileNameWithoutExtension(path), null);
        }

        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].Trim();
            if (line.StartsWith('>'))
            {
                Close();
                var fields = MotifFileLines.Fields(line[1..]);
                Open(
                    index + 1,
                    fields.Length > 0 ? fields[0] : "",
                    fields.Length > 1 ? string.Join('_', fields[1..]) : null
                );
            }
            else if (line.Length > 0)
            {
                ReadRow(index + 1, line);
            }
        }

        Close();
        return new MotifFileContent
        {
            Motifs = _file.Motifs,
            Problems = _file.Problems,
            Announced = _announced,
        };
    }

    private void Open(int line, string id, string? name)
    {
        (_isOpen, _idLine, _id, _name, _problem) = (true, line, id, name, null);
        _announced++;
        Array.Clear(_rows);
        if (id.Length == 0)
        {
            Spoil(line, "The id is missing: write it right after the '>'.");
        }
    }

    // One motif, one motif or problem.
    private void Close()
    {
        if (!_isOpen)
        {
            return;
        }

        _isOpen = false;
        if (_problem is null && Array.Exists(_rows, row => row is null))
        {
            Spoil(
                _idLine,
                $"The motif {_id} has {_rows.Count(row => row is not null)} rows, not one for each of A, C, G, T."
            );
        }

        if (_problem is null && Array.Exists(_rows, row => row!.Length != _rows[0]!.Length))
        {
            var lengths = string.Join(", ", _rows.Select(row => row!.Length));
            Spoil(_idLine, $"The rows of the motif {_id} have {lengths} numbers: as many each.");
        }

        if (_problem is null && Counts() is { } counts)
        {
            _file.Add(_idLine, MatrixMotif.OfCounts(_id!, counts) with { AlternateName = _name });
        }
        else
        {
            _file.Report(_problemLine, _problem!);
        }
    }

    private CountMatrix? Counts()
    {
        try
        {
            var acgt = Enumerable.Range(0, _rows[0]!.Length).SelectMany(column => _rows.Select(row => row![column]));
            return new CountMatrix([.. acgt]);
        }
        catch (ArgumentException e)
        {
            Spoil(_idLine, $"The motif {_id} cannot be: {e.Message}");
            return null;
        }
    }

    private void Spoil(int line, string problem)
    {
        if (!_isOpen && _problem is null && _announced == 0)
        {
            _file.Report(line, problem);
            return;
        }

        if (_problem is null)
        {
            (_problem, _problemLine) = (problem, line);
        }
    }

    private void ReadRow(int line, string text)
    {
        if (!_isOpen)
        {
            _file.Report(line, "What stands before the first '>' belongs to no motif.");
            return;
        }

        var fields = MotifFileLines.Fields(
            text.Replace("[", " [ ", StringComparison.Ordinal).Replace("]", " ] ", StringComparison.Ordinal)
        );
        var letter =
            fields[0].Length == 1
                ? NucleotideOrder.Letters.IndexOf(char.ToUpperInvariant(fields[0][0]), StringComparison.Ordinal)
                : -1;
        IEnumerable<string> rest = letter >= 0 ? fields[1..] : fields;
        if (rest.FirstOrDefault() == "[" && rest.Last() == "]")
        {
            rest = rest.Skip(1).SkipLast(1);
        }

        string[] numbers = [.. rest];
        if (numbers.Length == 0 || MotifFileLines.Numbers(numbers) is not { } row)
        {
            Spoil(line, "A row is 'A [ 1 2 3 ]', or numbers alone.");
            return;
        }

        // Rows without a letter come in the order A, C, G, T.
        var index = letter >= 0 ? letter : Array.FindIndex(_rows, other => other is null);
        if (index < 0 || _rows[index] is not null)
        {
            Spoil(line, $"One row too many for the motif {_id}: is a line with '>' missing before it?");
            return;
        }

        _rows[index] = row;
    }
}
