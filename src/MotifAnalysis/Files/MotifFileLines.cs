using System.Globalization;
using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Files;

/// <summary>What readers of motif files have in common: lines, numbers and problems.</summary>
internal sealed class MotifFileLines(string path)
{
    private static readonly char[] Blanks = [' ', '\t', '\f', '\v', '\u00a0'];

    private readonly List<SequenceFileException> _problems = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public List<MatrixMotif> Motifs { get; } = [];

    public IReadOnlyList<SequenceFileException> Problems => [.. _problems.OrderBy(problem => problem.Line ?? 0)];

    public static string[] Read(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SequenceFileException(path, null, "There is no such file: name one that exists.", e);
        }
    }

    public static string[] Fields(string line) => line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : null;

    /// <summary>A line as a complaint shows it.</summary>
    public static string Short(string line) => line.Trim() is { Length: > 60 } text ? text[..60] + "…" : line.Trim();

    /// <summary>Numbers of every field, or null where one is none.</summary>
    public static double[]? Numbers(IReadOnlyCollection<string> fields)
    {
        var numbers = fields.Select(Number).ToList();
        return numbers.TrueForAll(number => number is not null) ? [.. numbers.Select(number => number!.Value)] : null;
    }

    public void Report(int? line, string problem) => _problems.Add(new SequenceFileException(path, line, problem));

    /// <summary>Keeps a motif, or reports that its id is taken.</summary>
    public void Add(int line, MatrixMotif motif)
    {
        if (_ids.Add(motif.Id))
        {
            Motifs.Add(motif);
        }
        else
        {
            Report(line, $"The motif {motif.Id} comes a second time: give each an id of its own.");
        }
    }
}
