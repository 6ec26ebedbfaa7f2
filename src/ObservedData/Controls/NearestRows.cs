using GenomicAttention.Sequences;
using ObservedData.Splitting;

namespace ObservedData.Controls;

/// <summary>The sequences that have most letters in common with another, position by position.</summary>
internal sealed class NearestRows
{
    private readonly EncodedSequences _sequences;
    private readonly SimilarityScan _scan;
    private readonly ulong[][] _planes;

    public NearestRows(EncodedSequences sequences)
    {
        _sequences = sequences;
        _scan = new SimilarityScan(sequences.Length, largestShift: 0);
        _planes = [.. Enumerable.Range(0, sequences.Count).Select(row => _scan.PlanesOf(sequences[row]))];
    }

    /// <summary>All rows that are equally near to each of some sequences.</summary>
    /// <exception cref="ArgumentException">The sequences have another length.</exception>
    public IEnumerable<IReadOnlyList<int>> Of(EncodedSequences sequences)
    {
        ControlDemand.SameLength(_sequences, sequences);
        return Enumerable.Range(0, sequences.Count).Select(row => Of(sequences[row]));
    }

    private List<int> Of(ReadOnlySpan<byte> codes)
    {
        var planes = _scan.PlanesOf(codes);
        var nearest = new List<int>();
        var mostEqual = -1;
        for (var row = 0; row < _planes.Length; row++)
        {
            var equal = _scan.Best(planes, _planes[row]).EqualLetters;
            if (equal > mostEqual)
            {
                mostEqual = equal;
                nearest.Clear();
            }
            if (equal == mostEqual)
            {
                nearest.Add(row);
            }
        }

        return nearest;
    }
}
