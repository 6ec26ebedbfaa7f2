using System.Globalization;
using Manuscript.Claims;

namespace Manuscript.Observed;

/// <summary>The results of a study of a user's own sequences, as tables and figures read them.</summary>
internal sealed class ObservedStudy
{
    private ObservedStudy(string folder)
    {
        string In(string name) => Path.Combine(folder, name);
        Setting = StudyRow.Read(In(StudyRow.FileName));
        Splits = SplitRow.Csv.Read(In(SplitRow.FileName));
        Regions = RegionRow.Csv.Read(In(RegionRow.FileName));
        Published = PublishedErrorsRow.Csv.Read(In(PublishedErrorsRow.FileName));
        Properties = PropertyRow.Csv.Read(In(PropertyRow.FileName));
        Estimates = ObservedEstimates.Read(In(ObservedEstimateRow.FileName));
        Selection = SelectionRow.Csv.Read(In(SelectionRow.FileName));
        Kept = KeptRow.Csv.Read(In(KeptRow.FileName));
        Confusion = Setting.Task.HasClasses() ? ConfusionRow.Csv.Read(In(ConfusionRow.FileName)) : [];
        Calibration = Setting.Task == ObservedTask.Binary ? CalibrationRow.Csv.Read(In(CalibrationRow.FileName)) : [];
        Targets = Replication.Targets.ReadIfThere(folder);
        Main = ObservedMeasures.Main(Setting.Task);
    }

    /// <summary>All sequences of the study.</summary>
    private int Sequences =>
        int.Parse(Properties.First(row => row.Property == "sequences").Value, CultureInfo.InvariantCulture);

    /// <summary>What the study was set to.</summary>
    public StudyRow Setting { get; }

    /// <summary>The believed one first.</summary>
    public IReadOnlyList<SplitRow> Splits { get; }

    public IReadOnlyList<RegionRow> Regions { get; }

    public IReadOnlyList<PublishedErrorsRow> Published { get; }

    public IReadOnlyList<PropertyRow> Properties { get; }

    public ObservedEstimates Estimates { get; }

    public IReadOnlyList<SelectionRow> Selection { get; }

    public IReadOnlyList<KeptRow> Kept { get; }

    /// <summary>None where labels are values.</summary>
    public IReadOnlyList<ConfusionRow> Confusion { get; }

    /// <summary>None but where there are two classes.</summary>
    public IReadOnlyList<CalibrationRow> Calibration { get; }

    /// <summary>Null where the study has none.</summary>
    public IReadOnlyList<ClaimRow>? Targets { get; }

    /// <summary>What models are ordered by.</summary>
    public ObservedMeasure Main { get; }

    /// <summary>What a column of a quantity is headed: errors are counts, of all sequences.</summary>
    public string HeaderOf(ObservedMeasure measure) =>
        measure.IsCount ? $"{measure.Header} of {PrintedNumber.Grouped(Sequences, 0)}" : measure.Header;

    /// <summary>What captions say of counts: empty where every split tests all sequences.</summary>
    public string Scale =>
        Main.IsCount && Estimates.Rows.Any(row => row.Sequences < Sequences)
            ? $" Where a split tests some of the {PrintedNumber.Grouped(Sequences, 0)} sequences, errors are as many as all would "
                + "have at the same share."
            : "";

    /// <summary>What captions say of intervals.</summary>
    public string Intervals =>
        $"In brackets {PrintedNumber.Fixed(100 * Setting.Confidence, 0)}% intervals by a bootstrap over groups of relatives; "
        + "seeds are averaged.";

    /// <summary>What captions say of splits.</summary>
    public string Descriptions =>
        string.Join(" ", Splits.Select(split => $"{Marked(split.Name)}: {split.Description.TrimEnd('.')}."));

    /// <summary>Reads a results folder.</summary>
    /// <exception cref="ResultsFileException">A file is missing or malformed.</exception>
    public static ObservedStudy Read(string folder) => new(folder);

    /// <summary>A split's name, with a mark where it is the one to believe.</summary>
    public string Marked(string split) => split == Setting.Believed ? $"{split} (believed)" : split;

    /// <summary>A model's name, with a mark where it is the primary one.</summary>
    public string MarkedModel(string model) => model == Setting.Primary ? $"{model} (primary)" : model;

    /// <summary>Over how many sequences and groups a split predicts.</summary>
    public string Counts(string split)
    {
        var row = Estimates.Rows.First(row => row.Split == split);
        return $"n = {PrintedNumber.Grouped(row.Sequences, 0)} sequences in {PrintedNumber.Grouped(row.Groups, 0)} groups";
    }
}
