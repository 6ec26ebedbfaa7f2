namespace Build.Studies;

/// <summary>The files that a set of labelled sequences is kept in.</summary>
internal static class SequenceFiles
{
    /// <summary>Sequences, labels and planted motifs.</summary>
    public static string[] Of(string stem) => [$"{stem}.fa", $"{stem}.labels.csv", $"{stem}.motifs.csv"];
}
