namespace ObservedData.Importing;

/// <summary>A window of a genome, as one line of a BED file names it.</summary>
/// <param name="Chromosome">The id of the sequence that it lies in.</param>
/// <param name="Start">Its first base, from zero.</param>
/// <param name="End">The base after its last.</param>
/// <param name="Id">The fourth column, or <c>chromosome:start-end</c> where that is missing or <c>.</c>.</param>
/// <param name="IsReverse">Whether it is read on the other strand.</param>
/// <param name="Line">Its line in the file, from 1.</param>
public sealed record GenomeInterval(string Chromosome, long Start, long End, string Id, bool IsReverse, int Line)
{
    /// <summary>Bases in it, at least one.</summary>
    public long Length => End - Start;
}
