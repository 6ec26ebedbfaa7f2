namespace ObservedData.Importing;

/// <summary>A user's own files.</summary>
/// <param name="Sequences">FASTA, or BED where a genome is given; plain or gzip.</param>
/// <param name="Labels">CSV with a header and the columns <c>id</c> and <c>label</c>, or others by name; null where all
/// sequences are positives, of the class <see cref="ClassNames.Positive"/>.</param>
/// <param name="Genome">The FASTA file out of which BED cuts windows; null if the sequences are FASTA.</param>
public sealed record ImportSources(string Sequences, string? Labels, string? Genome = null);
