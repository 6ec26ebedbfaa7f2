using System.Globalization;
using StepCache.Requests;
using StepFormats;

namespace ObservedData.Worker.Files;

/// <summary>The positions that a sparse model kept of a sequence which it was not trained on: a row of
/// <c>selection.csv</c>.</summary>
/// <param name="Split">The split.</param>
/// <param name="Model">The model's name in tables.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Id">The sequence.</param>
/// <param name="Positions">From zero, best first.</param>
internal sealed record SelectionRow(string Split, string Model, int Seed, string Id, IReadOnlyList<int> Positions)
{
    private const string Name = "selection.csv";
    private static readonly string[] Columns = ["split", "model", "seed", "id", "positions"];

    public static void Write(StepRequest request, IEnumerable<SelectionRow> rows) =>
        StepOutputs.WriteCsv(
            request,
            Name,
            Columns,
            rows.Select(row =>
                new[]
                {
                    row.Split,
                    row.Model,
                    StepOutputs.Text(row.Seed),
                    row.Id,
                    string.Join(' ', row.Positions.Select(position => StepOutputs.Text(position))),
                }
            )
        );

    public static IEnumerable<SelectionRow> ReadAll(StepRequest request) =>
        StepTables.ReadAll(
            request,
            Name,
            (_, csv) =>
                new SelectionRow(
                    csv.GetString("split"),
                    csv.GetString("model"),
                    int.Parse(csv.GetString("seed"), CultureInfo.InvariantCulture),
                    csv.GetString("id"),
                    [
                        .. csv.GetString("positions")
                            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                            .Select(position => int.Parse(position, CultureInfo.InvariantCulture)),
                    ]
                )
        );
}
