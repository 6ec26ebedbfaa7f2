namespace ObservedData.Worker.Operations;

/// <summary>How a user gives sequences.</summary>
internal enum SequenceFormat
{
    /// <summary>FASTA.</summary>
    Fasta,

    /// <summary>Windows in BED, and the genome that they are of in FASTA.</summary>
    Bed,
}
