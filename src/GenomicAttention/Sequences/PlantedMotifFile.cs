using System.Globalization;

namespace GenomicAttention.Sequences;

/// <summary>
/// The ground truth of synthetic sequences as CSV with the columns <c>id,name,start,length,strength</c>,
/// one row a planted motif; sequences without motifs have no row. Positions count from zero.
/// </summary>
public static class PlantedMotifFile
{
    private static readonly string[] Columns = ["id", "name", "start", "length", "strength"];

    /// <summary>Writes what was planted, over a file that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="data">The sequences and what was planted in them.</param>
    public static void Write(string path, LabelledSequences data)
    {
        ArgumentNullException.ThrowIfNull(data);
        CsvTable.Write(
            path,
            Columns,
            data.Planted.SelectMany((motifs, row) => motifs.Select(motif => Fields(data.Sequences.Ids[row], motif)))
        );
    }

    /// <summary>Reads what was planted in known sequences.</summary>
    /// <param name="path">The file; rows of one sequence stand in the order of planting.</param>
    /// <param name="sequences">The sequences, with distinct ids.</param>
    /// <returns>One list a sequence, in the order of the sequences.</returns>
    /// <exception cref="SequenceFileException">
    /// The file is missing or not such a table, or a row names an unknown sequence, a field that is not
    /// a number, or a motif that leaves its sequence.
    /// </exception>
    public static IReadOnlyList<IReadOnlyList<PlantedMotif>> Read(string path, EncodedSequences sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        var planted = sequences.Ids.ToDictionary(id => id, _ => new List<PlantedMotif>());
        foreach (var row in CsvTable.Read(path, Columns))
        {
            if (!planted.TryGetValue(row.Fields[0], out var motifs))
            {
                throw row.Problem($"There is no sequence {row.Fields[0]}.");
            }

            motifs.Add(ReadMotif(row, sequences.Length));
        }

        return [.. sequences.Ids.Select(id => planted[id])];
    }

    private static string[] Fields(string id, PlantedMotif motif) =>
        [
            id,
            motif.Name,
            motif.Start.ToString(CultureInfo.InvariantCulture),
            motif.Length.ToString(CultureInfo.InvariantCulture),
            motif.Strength.ToString("R", CultureInfo.InvariantCulture),
        ];

    private static PlantedMotif ReadMotif(TableRow row, int sequenceLength)
    {
        var motif = new PlantedMotif(row.Fields[1], row.Integer(2), row.Integer(3), row.Double(4));
        return motif.LiesIn(sequenceLength)
            ? motif
            : throw row.Problem(
                $"Start {motif.Start} and length {motif.Length} do not lie in a sequence of {sequenceLength}."
            );
    }
}
