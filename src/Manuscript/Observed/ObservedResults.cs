using Manuscript.Claims;
using Manuscript.Replication;

namespace Manuscript.Observed;

/// <summary>The step that ends a study of a user's own sequences: says of each target whether it is reached.</summary>
public static class ObservedResults
{
    /// <summary>
    /// Writes <c>study.csv</c>, <c>splits.csv</c>, <c>regions.csv</c> and <c>published.csv</c> from the parameters,
    /// <c>targets.csv</c> where there are any, and copies of all that the statistics have. Nothing is written unless all of it
    /// could be read.
    /// </summary>
    /// <param name="protocolFile">
    /// The parameters as JSON: <c>task</c>, <c>primary</c>, <c>splits</c> (name, description), <c>believe</c>, <c>confidence</c>,
    /// <c>evidence</c> (the step of the statistics), and, if any, <c>regions</c> (name, from, to), <c>published</c> (split, name,
    /// errors, of, source) and <c>targets</c> (model, measure, at_most or at_least, if need be against and a split other than
    /// the believed one).
    /// </param>
    /// <param name="statisticsFolder">The folder of that step's outputs.</param>
    /// <param name="outputFolder">Where to write; made if it is not there.</param>
    /// <returns>The targets as judged.</returns>
    /// <exception cref="ResultsFileException">An input is missing or malformed, or they do not fit each other.</exception>
    public static IReadOnlyList<ClaimRow> Write(string protocolFile, string statisticsFolder, string outputFolder)
    {
        var protocol = ObservedProtocol.Read(protocolFile);
        var estimates = ReadAll(protocol, statisticsFolder);
        var selection = SelectionRow.Csv.Read(Path.Combine(statisticsFolder, SelectionRow.FileName));
        var targets = protocol
            .Targets.Select((target, index) => target.Judge(index + 1, estimates, selection, protocol.Evidence))
            .ToList();

        Directory.CreateDirectory(outputFolder);
        foreach (var file in ObservedFiles.Statistics(protocol.Study.Task))
            File.Copy(Path.Combine(statisticsFolder, file), Path.Combine(outputFolder, file), overwrite: true);
        StudyRow.Csv.Write(Path.Combine(outputFolder, StudyRow.FileName), [protocol.Study]);
        SplitRow.Csv.Write(Path.Combine(outputFolder, SplitRow.FileName), protocol.Splits);
        RegionRow.Csv.Write(Path.Combine(outputFolder, RegionRow.FileName), protocol.Regions);
        PublishedErrorsRow.Csv.Write(Path.Combine(outputFolder, PublishedErrorsRow.FileName), protocol.Published);
        if (targets.Count > 0)
            ClaimRow.Csv.Write(Path.Combine(outputFolder, Targets.FileName), targets);
        return targets;
    }

    /// <summary>The targets of a results folder.</summary>
    /// <param name="results">A folder with the files that <see cref="Write"/> writes.</param>
    /// <returns>In the file's order; none where the study has none.</returns>
    /// <exception cref="ResultsFileException">The file is malformed.</exception>
    public static IReadOnlyList<ClaimRow> ReadTargets(string results) => Targets.ReadIfThere(results) ?? [];

    private static ObservedEstimates ReadAll(ObservedProtocol protocol, string folder)
    {
        string In(string name) => Path.Combine(folder, name);
        var (study, file) = (protocol.Study, In(ObservedEstimateRow.FileName));
        var estimates = ObservedEstimates.Read(file);
        RequireFitting(protocol, estimates, file);
        PropertyRow.Csv.Read(In(PropertyRow.FileName));
        ObservedCellRow.Csv.Read(In(ObservedCellRow.FileName));
        PredictionRow.Csv(study.Task).Read(In(PredictionRow.FileName));
        KeptRow.Csv.Read(In(KeptRow.FileName));
        SelectionRow.Csv.Read(In(SelectionRow.FileName));
        RelativeRow.Csv.Read(In(RelativeRow.FileName));
        if (study.Task.HasClasses())
            ConfusionRow.Csv.Read(In(ConfusionRow.FileName));
        if (study.Task == ObservedTask.Binary)
            CalibrationRow.Csv.Read(In(CalibrationRow.FileName));
        return estimates;
    }

    private static void RequireFitting(ObservedProtocol protocol, ObservedEstimates estimates, string file)
    {
        var (study, splits) = (protocol.Study, protocol.Splits.Select(split => split.Name).ToList());
        if (estimates.Rows.FirstOrDefault(row => !splits.Contains(row.Split)) is { } stranger)
            throw Wrong($"has the split '{stranger.Split}', which the study lacks ({string.Join(", ", splits)})");
        var main = ObservedMeasures.Main(study.Task).Name;
        foreach (var split in splits)
        {
            if (!estimates.Rows.Any(row => (row.Split, row.Model, row.Quantity) == (split, study.Primary, main)))
                throw Wrong($"has no {main} of '{study.Primary}', the primary model, under '{split}'");
        }

        ResultsFileException Wrong(string problem) => new(file, null, $"{problem}; run the step that wrote it again.");
    }
}
