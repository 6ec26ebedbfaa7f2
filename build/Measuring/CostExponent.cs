using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;

namespace Build.Measuring;

/// <summary>How a series' time grows with length.</summary>
/// <param name="Series">Which.</param>
/// <param name="From">The shortest length that it is fitted to.</param>
/// <param name="To">The longest.</param>
/// <param name="Exponent">Of length.</param>
/// <param name="StandardError">Null of two lengths.</param>
internal sealed record CostExponent(CostSeries Series, int From, int To, double Exponent, double? StandardError)
{
    // At short lengths, calls take longer than arithmetic.
    private const int Longest = 3;

    /// <summary>Fits every series that was measured at two lengths or more, to its three longest.</summary>
    /// <param name="cells">All measurements.</param>
    /// <param name="worker">Has the arithmetic.</param>
    /// <param name="cancellation">Ends the fitting.</param>
    public static async Task<IReadOnlyList<CostExponent>> FitAsync(
        IEnumerable<CostCell> cells,
        WorkerCall worker,
        CancellationToken cancellation
    )
    {
        var fitted = cells
            .Where(cell => cell.Measured is not null)
            .GroupBy(cell => cell.Series)
            .Select(series => series.OrderBy(cell => cell.Length).TakeLast(Longest).ToList())
            .Where(series => series.Count > 1)
            .ToList();
        var table = await worker.RunAsync(
            "fit-exponents",
            new JsonObject { ["series"] = new JsonArray([.. fitted.Select(ToJson)]) },
            "exponents.csv",
            cancellation: cancellation
        );

        using var reader = CsvReader.Create(System.Text.Encoding.UTF8.GetBytes(table), new CsvReaderOptions());
        return
        [
            .. fitted.Select(series =>
            {
                reader.Read();
                var error = reader.GetString("standard_error");
                return new CostExponent(
                    series[0].Series,
                    series[0].Length,
                    series[^1].Length,
                    Number(reader.GetString("exponent")),
                    error.Length == 0 ? null : Number(error)
                );
            }),
        ];
    }

    private static JsonNode ToJson(List<CostCell> series) =>
        new JsonObject
        {
            ["name"] = series[0].Series.ToString(),
            ["lengths"] = new JsonArray([.. series.Select(cell => JsonValue.Create((double)cell.Length))]),
            ["values"] = new JsonArray([.. series.Select(cell => JsonValue.Create(cell.Measured!.Seconds))]),
        };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
