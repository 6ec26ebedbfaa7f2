using System.Globalization;

namespace EndToEnd;

/// <summary>The numbers in a results folder of the study <c>published</c>.</summary>
internal static class PublishedNumbers
{
    public static BaselineNumbers Baseline(string folder) =>
        Rows(folder, "baseline.csv")
            .Select(row => new BaselineNumbers(
                row.Whole("parameters"),
                row.Number("train_loss"),
                row.Number("validation_loss")
            ))
            .Single();

    public static IReadOnlyList<SweepNumbers> Sweep(string folder) =>
        [
            .. Rows(folder, "sweep.csv")
                .Select(row => new SweepNumbers(
                    row.Number("sparsity"),
                    row.Whole("parameters"),
                    row.Number("dense_loss"),
                    row.Number("sparse_loss"),
                    row.Number("performance_maintained")
                )),
        ];

    public static IReadOnlyList<ModelNumbers> Comparison(string folder) =>
        [
            .. Rows(folder, "comparison.csv")
                .Select(row => new ModelNumbers(
                    row["model"],
                    row.Whole("parameters"),
                    row.Number("test_loss"),
                    row.Number("mae"),
                    row.Number("correlation"),
                    row.Number("final_validation_loss")
                )),
        ];

    private static IEnumerable<Row> Rows(string folder, string file)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, file));
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => new Row(header, line.Split(',')));
    }

    private sealed record Row(string[] Header, string[] Values)
    {
        public string this[string column] => Values[Array.IndexOf(Header, column)];

        public double Number(string column) => double.Parse(this[column], CultureInfo.InvariantCulture);

        public int Whole(string column) => int.Parse(this[column], CultureInfo.InvariantCulture);
    }
}
