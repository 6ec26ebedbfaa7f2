using System.Text;

namespace ObservedData.Tests.Importing;

/// <summary>The formats as a few lines read them that take all into memory and check nothing.</summary>
internal static class SimpleReaders
{
    public static string[] Lines(string text) =>
        text.TrimStart('\ufeff').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');

    public static List<(string Id, string Letters)> Fasta(string text)
    {
        var records = new List<(string Id, StringBuilder Letters)>();
        foreach (var line in Lines(text))
        {
            if (line.StartsWith('>'))
            {
                records.Add((line[1..].Split(' ', '\t')[0], new StringBuilder()));
            }
            else if (line.Trim() is { Length: > 0 } letters)
            {
                records[^1].Letters.Append(letters);
            }
        }

        return [.. records.Select(record => (record.Id, record.Letters.ToString()))];
    }

    public static int CountFasta(string text) => Lines(text).Count(line => line.StartsWith('>'));

    public static int CountBed(string text) =>
        Lines(text)
            .Count(line =>
                line.Trim().Length > 0
                && !line.StartsWith('#')
                && line.Split(' ', '\t')[0] is not ("track" or "browser")
            );

    public static int CountRows(string text) => Lines(text).Count(line => line.Length > 0) - 1;

    /// <summary>Letters as the alphabet has them: what is no A, C, G or T is N.</summary>
    public static string Normalised(string letters) =>
        string.Concat(
            letters.ToUpperInvariant().Replace('U', 'T').Select(letter => "ACGT".Contains(letter) ? letter : 'N')
        );

    public static string ReverseComplement(string letters) =>
        string.Concat(
            letters
                .Reverse()
                .Select(letter =>
                    letter switch
                    {
                        'A' => 'T',
                        'C' => 'G',
                        'G' => 'C',
                        'T' => 'A',
                        _ => letter,
                    }
                )
        );
}
