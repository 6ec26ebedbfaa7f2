using StepCache;

namespace Build.Studies;

/// <summary>The files that a set of labelled sequences is kept in.</summary>
internal static class SequenceFiles
{
    /// <summary>Sequences, labels and planted motifs.</summary>
    public static string[] Of(string stem) => [$"{stem}.fa", $"{stem}.labels.csv", $"{stem}.motifs.csv"];

    /// <summary>The files of some sets that a step of data writes, as inputs of another.</summary>
    public static IEnumerable<(string Name, StepInput Input)> From(Step data, params IEnumerable<string> stems) =>
        stems.SelectMany(Of).Select(file => (file, data.Output(file)));
}
