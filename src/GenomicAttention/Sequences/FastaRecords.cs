namespace GenomicAttention.Sequences;

/// <summary>The records of a FASTA file while it is read, line after line.</summary>
internal sealed class FastaRecords(string path)
{
    private readonly List<string> _ids = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<byte> _codes = [];
    private int _line;
    private int _headerLine;
    private int _length;

    public void Add(string line)
    {
        _line++;
        if (line.StartsWith('>'))
        {
            EndRecord();
            BeginRecord(line.AsSpan(1));
        }
        else
        {
            AddNucleotides(line.AsSpan().TrimEnd());
        }
    }

    public EncodedSequences ToSequences()
    {
        EndRecord();
        return _ids.Count > 0
            ? new EncodedSequences(_length, _codes.ToArray(), _ids)
            : throw new SequenceFileException(path, null, "There is no sequence in it.");
    }

    private void BeginRecord(ReadOnlySpan<char> header)
    {
        var end = header.IndexOfAny(" \t");
        var id = (end < 0 ? header : header[..end]).TrimEnd().ToString();
        if (id.Length == 0)
        {
            throw Problem(_line, "The id is missing: write it right after the '>'.");
        }

        if (!_seen.Add(id))
        {
            throw Problem(_line, $"The id {id} comes a second time: give each sequence one of its own.");
        }

        _ids.Add(id);
        _headerLine = _line;
    }

    private void AddNucleotides(ReadOnlySpan<char> letters)
    {
        if (letters.IsEmpty)
        {
            return;
        }

        if (_ids.Count == 0)
        {
            throw Problem(_line, "A sequence needs a line before it that starts with '>' and its id.");
        }

        for (var i = 0; i < letters.Length; i++)
        {
            if (!Alphabet.TryEncode(char.ToUpperInvariant(letters[i]), out var code))
            {
                throw Problem(
                    _line,
                    $"'{letters[i]}' in column {i + 1} is no nucleotide: write A, C, G, T, or N if unknown."
                );
            }

            _codes.Add(code);
        }
    }

    private void EndRecord()
    {
        if (_ids.Count == 0)
        {
            return;
        }

        var length = _codes.Count - ((_ids.Count - 1) * _length);
        if (length == 0)
        {
            throw Problem(_headerLine, $"The sequence {_ids[^1]} is empty.");
        }

        if (_ids.Count > 1 && length != _length)
        {
            throw Problem(
                _headerLine,
                $"The sequence {_ids[^1]} has {length} nucleotides, those before it {_length}: "
                    + "all need one length."
            );
        }

        _length = length;
    }

    private SequenceFileException Problem(int line, string problem) => new(path, line, problem);
}
