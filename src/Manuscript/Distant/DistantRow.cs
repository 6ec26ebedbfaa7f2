using Manuscript.Results;

namespace Manuscript.Distant;

/// <summary>A model at one length over all seeds: a row of <c>estimates.csv</c>.</summary>
/// <param name="Model">What tables call it.</param>
/// <param name="Length">Positions of a sequence.</param>
/// <param name="Seeds">Over how many seeds.</param>
/// <param name="Bytes">Of memory that its training takes by formula.</param>
/// <param name="SecondsPerEpoch">That an epoch takes by formula.</param>
/// <param name="Stop">Why it was not trained, <c>memory</c> or <c>time</c>; empty where it was.</param>
/// <param name="Accuracy">The mean over seeds; null where it was not trained.</param>
/// <param name="Low">Its interval's lower end.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Kept">Positions that it keeps; null where it reads all.</param>
/// <param name="BothKept">The share of sequences of which it keeps both motifs.</param>
/// <param name="OneMotifCeiling">The best accuracy that one motif's place gives.</param>
internal sealed record DistantRow(
    string Model,
    int Length,
    int Seeds,
    long Bytes,
    double SecondsPerEpoch,
    string Stop,
    double? Accuracy,
    double? Low,
    double? High,
    int? Kept,
    double? BothKept,
    double OneMotifCeiling
)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "estimates.csv";

    public static readonly CsvSchema<DistantRow> Csv = new(
        [
            "model",
            "length",
            "n",
            "bytes",
            "seconds_per_epoch",
            "stop",
            "accuracy",
            "low",
            "high",
            "kept",
            "both_kept",
            "one_motif_ceiling",
        ],
        row => new DistantRow(
            row.Text("model"),
            row.Integer("length"),
            row.Integer("n"),
            row.Long("bytes"),
            row.Double("seconds_per_epoch"),
            row.Text("stop") is "" or "memory" or "time"
                ? row.Text("stop")
                : throw row.Wrong("stop", "empty, memory or time"),
            row.DoubleOrNone("accuracy"),
            row.DoubleOrNone("low"),
            row.DoubleOrNone("high"),
            row.IntegerOrNone("kept"),
            row.DoubleOrNone("both_kept"),
            row.Double("one_motif_ceiling")
        )
    );
}
