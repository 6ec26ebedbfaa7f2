namespace GenomicAttention.Sequences;

/// <summary>
/// Labelled sequences as three files side by side: <c>&lt;stem&gt;.fa</c>,
/// <c>&lt;stem&gt;.labels.csv</c> and <c>&lt;stem&gt;.motifs.csv</c>. What is written reads back exactly,
/// and the same data give the same bytes.
/// </summary>
public static class LabelledSequencesFiles
{
    /// <summary>Writes the three files, over those that are there.</summary>
    /// <param name="directory">An existing directory.</param>
    /// <param name="stem">What the names begin with, such as <c>train</c>.</param>
    /// <param name="data">Sequences with distinct ids without white space.</param>
    /// <exception cref="ArgumentException">An id could not be read back.</exception>
    public static void Write(string directory, string stem, LabelledSequences data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var paths = new Paths(directory, stem);
        FastaFile.Write(paths.Sequences, data.Sequences);
        LabelFile.Write(paths.Labels, data.Sequences.Ids, data.Labels);
        PlantedMotifFile.Write(paths.Motifs, data);
    }

    /// <summary>Reads the three files.</summary>
    /// <param name="directory">Where they are.</param>
    /// <param name="stem">What their names begin with.</param>
    /// <exception cref="SequenceFileException">
    /// A file is missing, cannot be read, or does not belong to the others.
    /// </exception>
    public static LabelledSequences Read(string directory, string stem)
    {
        var paths = new Paths(directory, stem);
        var sequences = FastaFile.Read(paths.Sequences);
        var labels = LabelFile.Read(paths.Labels, sequences.Ids);
        return new LabelledSequences(sequences, labels, PlantedMotifFile.Read(paths.Motifs, sequences));
    }

    /// <summary>Reads sequences that nobody planted anything in: real data.</summary>
    /// <param name="sequencesPath">Their FASTA file.</param>
    /// <param name="labelsPath">Their labels, in the same order.</param>
    /// <exception cref="SequenceFileException">
    /// A file is missing, cannot be read, or does not belong to the other.
    /// </exception>
    public static LabelledSequences ReadObserved(string sequencesPath, string labelsPath)
    {
        var sequences = FastaFile.Read(sequencesPath);
        var labels = LabelFile.Read(labelsPath, sequences.Ids);
        var nothing = sequences.Ids.Select(_ => Array.Empty<PlantedMotif>());
        return new LabelledSequences(sequences, labels, nothing);
    }

    private sealed class Paths(string directory, string stem)
    {
        public string Sequences => Path.Combine(directory, $"{stem}.fa");

        public string Labels => Path.Combine(directory, $"{stem}.labels.csv");

        public string Motifs => Path.Combine(directory, $"{stem}.motifs.csv");
    }
}
