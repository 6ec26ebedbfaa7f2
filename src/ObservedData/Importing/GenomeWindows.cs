using GenomicAttention.Sequences;
using Microsoft.Win32.SafeHandles;

namespace ObservedData.Importing;

/// <summary>The letters of windows, cut out of a genome in one pass over it.</summary>
/// <remarks>
/// They go into a scratch file in the order of the windows, in which the genome does not have them; so memory holds
/// the list of windows alone, however long they are and however often they overlap.
/// </remarks>
internal sealed class GenomeWindows : IDisposable
{
    private const int BlockSize = 1 << 16;

    private readonly SafeFileHandle _scratch;
    private readonly IReadOnlyList<GenomeInterval> _windows;
    private readonly long[] _offsets;

    private GenomeWindows(IReadOnlyList<GenomeInterval> windows, string scratchPath)
    {
        _windows = windows;
        _offsets = new long[windows.Count];
        for (var i = 1; i < windows.Count; i++)
        {
            _offsets[i] = _offsets[i - 1] + windows[i - 1].Length;
        }

        _scratch = File.OpenHandle(
            scratchPath,
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            FileOptions.DeleteOnClose
        );
    }

    /// <summary>Cuts windows out of a genome.</summary>
    /// <param name="bedPath">The file that the windows come from, for complaints.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="genomePath">The genome in FASTA.</param>
    /// <param name="scratchPath">A file that is made, and is gone after <see cref="Dispose"/>.</param>
    /// <exception cref="SequenceFileException">
    /// The genome cannot be read, a chromosome is not in it or comes twice, or a window leaves its chromosome.
    /// </exception>
    public static GenomeWindows Cut(
        string bedPath,
        IReadOnlyList<GenomeInterval> windows,
        string genomePath,
        string scratchPath
    )
    {
        // Of all that leave their chromosomes the first would be named only after the whole genome; the ends of each
        // chromosome's windows tell as soon as it has been read.
        var waiting = windows
            .Index()
            .GroupBy(window => window.Item.Chromosome, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.OrderBy(window => window.Item.Start).Select(window => window.Index).ToArray(),
                StringComparer.Ordinal
            );
        var cut = new GenomeWindows(windows, scratchPath);
        try
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            using var genome = FastaReader.Open(genomePath);
            while (genome.Next())
            {
                if (!seen.TryAdd(genome.Id, genome.Line))
                {
                    throw new SequenceFileException(
                        genomePath,
                        genome.Line,
                        $"The chromosome {genome.Id} was in line {seen[genome.Id]} already: keep one of them."
                    );
                }

                if (waiting.Remove(genome.Id, out var rows))
                {
                    cut.CutChromosome(bedPath, genome, rows);
                }
            }

            DemandNoneWaiting(bedPath, windows, waiting, seen.Keys);
            return cut;
        }
        catch
        {
            cut.Dispose();
            throw;
        }
    }

    /// <summary>Gives a window's letters, forward strand, in blocks; of a reverse window the last block comes first.</summary>
    /// <param name="row">The window's row.</param>
    /// <param name="take">Is given each block; it may change it.</param>
    public void Read(int row, Action<Span<byte>> take)
    {
        var block = new byte[Math.Min(BlockSize, _windows[row].Length)];
        for (var done = 0L; done < _windows[row].Length; )
        {
            var size = (int)Math.Min(block.Length, _windows[row].Length - done);
            var within = _windows[row].IsReverse ? _windows[row].Length - done - size : done;
            ReadExactly(block.AsSpan(0, size), _offsets[row] + within);
            take(block.AsSpan(0, size));
            done += size;
        }
    }

    public void Dispose() => _scratch.Dispose();

    private static void DemandNoneWaiting(
        string bedPath,
        IReadOnlyList<GenomeInterval> windows,
        Dictionary<string, int[]> waiting,
        IReadOnlyCollection<string> chromosomes
    )
    {
        if (waiting.Count > 0)
        {
            var first = windows[waiting.Values.Min(rows => rows.Min())];
            throw new SequenceFileException(
                bedPath,
                first.Line,
                $"The genome has no chromosome '{first.Chromosome}': "
                    + NearestName.Suggest(first.Chromosome, chromosomes)
            );
        }
    }

    // The rows are in the order of their starts.
    private void CutChromosome(string bedPath, FastaReader genome, int[] rows)
    {
        var letters = new byte[BlockSize];
        var open = new List<int>();
        var next = 0;
        var from = 0L;
        int count;
        while ((count = genome.Read(letters)) > 0)
        {
            var to = from + count;
            for (; next < rows.Length && _windows[rows[next]].Start < to; next++)
            {
                open.Add(rows[next]);
            }

            foreach (var row in open)
            {
                WriteOverlap(row, letters, from, to);
            }

            open.RemoveAll(row => _windows[row].End <= to);
            from = to;
        }

        if (open.Count > 0 || next < rows.Length)
        {
            var first = _windows[open.Concat(rows[next..]).Min()];
            throw new SequenceFileException(
                bedPath,
                first.Line,
                $"The window {first.Start}-{first.End} leaves {first.Chromosome}, which has {from} bases: "
                    + "is this the genome that the windows are of?"
            );
        }
    }

    private void WriteOverlap(int row, byte[] letters, long from, long to)
    {
        var window = _windows[row];
        var start = Math.Max(window.Start, from);
        var end = Math.Min(window.End, to);
        RandomAccess.Write(
            _scratch,
            letters.AsSpan((int)(start - from), (int)(end - start)),
            _offsets[row] + start - window.Start
        );
    }

    private void ReadExactly(Span<byte> letters, long offset)
    {
        while (!letters.IsEmpty)
        {
            var count = RandomAccess.Read(_scratch, letters, offset);
            if (count == 0)
            {
                throw new EndOfStreamException("The scratch file of windows is shorter than it was written.");
            }

            letters = letters[count..];
            offset += count;
        }
    }
}
