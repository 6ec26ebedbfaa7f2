using Manuscript;

namespace Figures.Logos;

/// <summary>The letters of a motif.</summary>
/// <param name="Name">What stands above them.</param>
/// <param name="Positions">At each position the letters to stack, the lowest first.</param>
internal sealed record Logo(string Name, IReadOnlyList<IReadOnlyList<LogoRow>> Positions)
{
    // Bits are written with six digits.
    private const double Rounding = 1e-4;

    /// <summary>The highest letter of each position; N where none has any height.</summary>
    public string Consensus =>
        string.Concat(Positions.Select(letters => letters.Count == 0 ? 'N' : letters[^1].Letter));

    /// <summary>Reads a file of logos, in its order.</summary>
    /// <exception cref="ResultsFileException">It is missing or malformed, has a letter twice, a gap between positions, or
    /// more than 2 bits at one.</exception>
    public static IReadOnlyList<Logo> Read(string file)
    {
        var rows = LogoRow.Csv.Read(file);
        return [.. rows.GroupBy(row => row.Motif, StringComparer.Ordinal).Select(motif => Of(motif.Key, [.. motif]))];

        Logo Of(string name, List<LogoRow> letters)
        {
            var length = letters.Max(row => row.Position) + 1;
            var positions = letters.ToLookup(row => row.Position);
            return new Logo(name, [.. Enumerable.Range(0, length).Select(at => Stack(name, at, [.. positions[at]]))]);
        }

        IReadOnlyList<LogoRow> Stack(string name, int position, List<LogoRow> letters)
        {
            var where = FormattableString.Invariant($"'{name}', position {position}");
            if (letters.Count == 0)
                throw Wrong($"{where}: there are no letters, but there are at later positions");
            if (letters.DistinctBy(row => row.Letter).Count() < letters.Count)
                throw Wrong($"{where}: a letter is there twice");
            if (letters.Sum(row => row.Bits) > LogoRow.MostBits + Rounding)
                throw Wrong($"{where}: letters have more than 2 bits together");
            return [.. letters.Where(row => row.Bits > 0).OrderBy(row => row.Bits).ThenByDescending(row => row.Letter)];
        }

        ResultsFileException Wrong(string problem) => new(file, null, $"{problem}; run the step that wrote it again.");
    }
}
