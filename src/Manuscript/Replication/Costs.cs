namespace Manuscript.Replication;

/// <summary>The costs of a study's models, by what they are of.</summary>
/// <param name="Rows">At each length.</param>
/// <param name="Exponents">Over all lengths.</param>
internal sealed record Costs(IReadOnlyList<CostRow> Rows, IReadOnlyList<CostExponentRow> Exponents)
{
    /// <summary>The files of a folder, or null where the study counts no cost.</summary>
    /// <exception cref="ResultsFileException">A file is malformed, or one of the two is missing.</exception>
    public static Costs? ReadIfThere(string folder) =>
        File.Exists(Path.Combine(folder, CostRow.FileName))
            ? new Costs(
                CostRow.Read(Path.Combine(folder, CostRow.FileName)),
                CostExponentRow.Read(Path.Combine(folder, CostExponentRow.FileName))
            )
            : null;

    public CostRow? Find(string model, string kernel, int length) =>
        Rows.FirstOrDefault(row => (row.Model, row.Kernel, row.Length) == (model, kernel, length));

    public CostExponentRow? Exponent(string model, string kernel) =>
        Exponents.FirstOrDefault(row => (row.Model, row.Kernel) == (model, kernel));
}
