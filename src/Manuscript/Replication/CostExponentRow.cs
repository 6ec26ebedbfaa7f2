using Manuscript.Results;

namespace Manuscript.Replication;

/// <summary>How a cost grows with length: a row of <c>cost_exponents.csv</c>.</summary>
/// <param name="Model">Whose.</param>
/// <param name="Kernel">How its attention is computed; empty where there is one way.</param>
/// <param name="MultiplyAdds">The exponent of multiply-adds.</param>
/// <param name="Bytes">The exponent of bytes.</param>
internal sealed record CostExponentRow(string Model, string Kernel, double MultiplyAdds, double Bytes)
{
    public const string FileName = "cost_exponents.csv";

    private static readonly CsvSchema<CostExponentRow> Csv = new(
        ["model", "kernel", "multiply_adds_exponent", "bytes_exponent"],
        row => new CostExponentRow(
            row.Text("model"),
            row.Text("kernel"),
            row.Double("multiply_adds_exponent"),
            row.Double("bytes_exponent")
        )
    );

    public static IReadOnlyList<CostExponentRow> Read(string file) => Csv.Read(file);
}
