using System.Text.Json;
using System.Text.Json.Serialization;
using GenomicAttention.Synthesis;
using ObservedData.Distant;
using ObservedData.Worker.Files;
using StepCache.Requests;
using StepFormats;

namespace ObservedData.Worker.Operations;

/// <summary>The files that steps of pairs at a distance hand on.</summary>
internal static class DistantFiles
{
    private const string Cell = "cell.json";

    private static readonly JsonSerializerOptions CellFormat = new(RecordFile.Format)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The task at a length.</summary>
    public static DistantPairOptions Options(int length, string first, string second, double leastShare) =>
        new(length, new Motif("first", first, strength: 0), new Motif("second", second, strength: 0), leastShare);

    /// <summary>Writes what became of a model at a length.</summary>
    public static void WriteCell(StepRequest request, DistantCell cell) =>
        StepOutputs.WriteJson(request, Cell, cell, CellFormat);

    /// <summary>Reads the cells of every input called <c>…/cell.json</c>, by model and length as they are given, and by
    /// seed.</summary>
    /// <param name="request">The step.</param>
    /// <param name="models">The models, in the order of tables.</param>
    public static IReadOnlyList<DistantCell> ReadCells(StepRequest request, IReadOnlyList<string> models) =>
        [
            .. request
                .Inputs.Where(input => input.Key.EndsWith($"/{Cell}", StringComparison.Ordinal))
                .Select(input => JsonSerializer.Deserialize<DistantCell>(File.ReadAllBytes(input.Value), CellFormat)!)
                .OrderBy(cell => models.ToList().IndexOf(cell.Model))
                .ThenBy(cell => cell.Length)
                .ThenBy(cell => cell.Seed),
        ];
}
