using Manuscript.Results;

namespace Manuscript.Replication;

/// <summary>What a forward pass of one sequence costs by formula: a row of <c>cost.csv</c>.</summary>
/// <param name="Model">Whose pass.</param>
/// <param name="Kernel">How its attention is computed; empty where there is one way.</param>
/// <param name="Length">Positions of the sequence, in bp.</param>
/// <param name="Stem">Multiply-adds that make a position's features.</param>
/// <param name="Projections">Multiply-adds to queries, keys and values, and out of heads.</param>
/// <param name="Attention">Multiply-adds among positions.</param>
/// <param name="Selector">Multiply-adds of the scores that positions are chosen by.</param>
/// <param name="Approximator">Multiply-adds of the bottleneck that stands in for attention.</param>
/// <param name="MultiplyAdds">All multiply-adds.</param>
/// <param name="Comparisons">Of sorting positions; no multiply-adds.</param>
/// <param name="Bytes">Tokens and every tensor that the pass makes.</param>
public sealed record CostRow(
    string Model,
    string Kernel,
    int Length,
    long Stem,
    long Projections,
    long Attention,
    long Selector,
    long Approximator,
    long MultiplyAdds,
    long Comparisons,
    long Bytes
)
{
    /// <summary>The file's name in a results folder.</summary>
    public const string FileName = "cost.csv";

    private static readonly CsvSchema<CostRow> Csv = new(
        [
            "model",
            "kernel",
            "length",
            "stem",
            "projections",
            "attention",
            "selector",
            "approximator",
            "multiply_adds",
            "comparisons",
            "bytes",
        ],
        row => new CostRow(
            row.Text("model"),
            row.Text("kernel"),
            row.Integer("length"),
            row.Long("stem"),
            row.Long("projections"),
            row.Long("attention"),
            row.Long("selector"),
            row.Long("approximator"),
            row.Long("multiply_adds"),
            row.Long("comparisons"),
            row.Long("bytes")
        )
    );

    /// <summary>Reads a <c>cost.csv</c>.</summary>
    /// <param name="file">The file's path.</param>
    /// <returns>The rows in the file's order.</returns>
    /// <exception cref="ResultsFileException">The file is missing or is not a table of costs.</exception>
    public static IReadOnlyList<CostRow> Read(string file) => Csv.Read(file);
}
