using GenomicAttention.Sequences;
using ObservedData.EncodedFiles;

namespace ObservedData.Importing;

/// <summary>Reads a user's own sequences and labels together, and keeps them in two files for later steps.</summary>
public static class SequenceImport
{
    /// <summary>The encoded sequences' file in the directory of an import; see <see cref="EncodedFile"/>.</summary>
    public const string SequencesName = "sequences.bin";

    /// <summary>The normalised labels' file in the directory of an import; see <see cref="ImportedSequences"/>.</summary>
    public const string LabelsName = "labels.csv";

    /// <summary>Reads, checks and writes both files.</summary>
    /// <param name="sources">The user's files.</param>
    /// <param name="task">What is to be predicted.</param>
    /// <param name="columns">The label file's columns.</param>
    /// <param name="directory">
    /// Where <see cref="SequencesName"/> and <see cref="LabelsName"/> go; it must exist. Nothing is left in it where
    /// something is wrong.
    /// </param>
    /// <param name="positivesOnly">
    /// Whether all sequences must be of one class, since those of the other are to be made; without labels they are.
    /// </param>
    /// <returns>What was read.</returns>
    /// <exception cref="SequenceFileException">
    /// A file cannot be used as it is; or a sequence has no label, or a label no sequence.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The columns are not distinct, or are several for classes; or there are no labels, and not all are positives.
    /// </exception>
    public static ImportReport Import(
        ImportSources sources,
        PredictionTask task,
        LabelColumns columns,
        string directory,
        bool positivesOnly = false
    ) => Import(sources, task, columns, directory, positivesOnly ? ClassDemand.One : ClassDemand.Several);

    private static ImportReport Import(
        ImportSources sources,
        PredictionTask task,
        LabelColumns columns,
        string directory,
        ClassDemand classes
    )
    {
        ArgumentNullException.ThrowIfNull(sources);
        DemandColumns(task, columns);
        if (sources.Labels is null && (classes == ClassDemand.Several || task != PredictionTask.Binary))
        {
            throw new ArgumentException(
                "Without labels, sequences are positives of two classes alone.",
                nameof(sources)
            );
        }

        if (sources.Labels is not null)
        {
            // A missing column is found before hours of sequences are read.
            LabelTable.Open(sources.Labels, columns).Dispose();
        }

        var sequencesPath = Path.Combine(directory, SequencesName);
        try
        {
            Labels labels;
            LetterCounts letters;
            using (var writer = new EncodedFileWriter(sequencesPath))
            {
                (letters, var complain) = Encode(sources, writer, sequencesPath + ".windows");
                labels = sources.Labels is { } path
                    ? Labels.Read(path, columns, task, writer.Ids, classes, complain)
                    : Labels.OfPositives(writer.Count);
                writer.Complete();
            }

            using var file = EncodedFile.Open(sequencesPath);
            NormalisedLabels.Write(Path.Combine(directory, LabelsName), file, columns, labels);
            return ReportWriting.Report(task, columns, file, letters, labels);
        }
        catch
        {
            File.Delete(sequencesPath);
            File.Delete(Path.Combine(directory, LabelsName));
            throw;
        }
    }

    /// <summary>Reads and checks all, as an import does, for a task that the labels themselves suggest.</summary>
    /// <param name="sources">The user's files.</param>
    /// <param name="scratchDirectory">An existing directory for files that are gone afterwards.</param>
    /// <returns>
    /// What was read, and of which columns: <c>label</c>, and where that is a number, every other column of numbers. The task is binary where there are two distinct labels, or one alone;
    /// multiclass where there are up to twenty that are all names, or all whole numbers from 0 to 20; else, and for several
    /// targets, regression.
    /// </returns>
    /// <exception cref="SequenceFileException">As for an import, but that one class alone will do.</exception>
    public static ImportInspection Inspect(ImportSources sources, string scratchDirectory)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var columns = sources.Labels is { } path ? LabelColumnsGuess.Of(path) : LabelColumns.Default;
        var task = sources.Labels is { } labels ? TaskGuess.Of(labels, columns) : PredictionTask.Binary;
        var directory = Directory.CreateDirectory(Path.Combine(scratchDirectory, "inspection"));
        try
        {
            return new ImportInspection(columns, Import(sources, task, columns, directory.FullName, ClassDemand.Any));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    // Gives the letters, and what says of a sequence by its row what is wrong with it.
    private static (LetterCounts, Func<int, string, SequenceFileException>) Encode(
        ImportSources sources,
        EncodedFileWriter writer,
        string scratchPath
    )
    {
        if (sources.Genome is not { } genome)
        {
            return (SequenceEncoding.EncodeFasta(sources.Sequences, writer), Complain);
        }

        var windows = BedFile.Read(sources.Sequences);
        var letters = SequenceEncoding.EncodeWindows(sources.Sequences, windows, genome, writer, scratchPath);
        return (
            letters,
            (row, problem) => new(sources.Sequences, windows[row].Line, $"The window {windows[row].Id} {problem}")
        );

        SequenceFileException Complain(int row, string problem)
        {
            var id = writer.Ids[row];
            return new(sources.Sequences, FastaReader.LineOf(sources.Sequences, id), $"The sequence {id} {problem}");
        }
    }

    private static void DemandColumns(PredictionTask task, LabelColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        string[] names = ["id", .. columns.Targets, .. columns.Group is { } group ? [group] : Array.Empty<string>()];
        if (columns.Targets.IsDefaultOrEmpty || names.Distinct(StringComparer.Ordinal).Count() < names.Length)
        {
            throw new ArgumentException(
                $"The columns {string.Join(", ", names)} are not id, at least one target and the group, all different.",
                nameof(columns)
            );
        }

        if (task != PredictionTask.Regression && columns.Targets.Length > 1)
        {
            throw new ArgumentException("Classes are named by one column: give one target.", nameof(columns));
        }
    }
}
