using GenomicAttention.Sequences;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Files;

/// <summary>A motif of a MEME file while it is read.</summary>
internal sealed record MemeMotif(int Line, string Id, string? Name)
{
    public string? Problem { get; init; }

    public int? ProblemLine { get; init; }

    public PositionWeightMatrix? Matrix { get; init; }

    public double? SiteCount { get; init; }

    public double? EValue { get; init; }

    public string? Url { get; init; }
}

/// <summary>The values of a matrix's header, such as <c>alength= 4 w= 6 nsites= 20 E= 1e-5</c>; all may be missing.</summary>
internal sealed record MemeHeader
{
    public string? Problem { get; private init; }

    public int? Width { get; private init; }

    public double? SiteCount { get; private init; }

    public double? EValue { get; private init; }

    public static MemeHeader Parse(string text)
    {
        var header = new MemeHeader();
        // With or without a blank after '=': both are written.
        var fields = MotifFileLines.Fields(text.Replace("=", "= ", StringComparison.Ordinal));
        for (var i = 0; i < fields.Length; i += 2)
        {
            if (
                !fields[i].EndsWith('=')
                || i + 1 >= fields.Length
                || MotifFileLines.Number(fields[i + 1]) is not { } value
            )
            {
                return new MemeHeader { Problem = $"'{fields[i]}' in the matrix's header is no name, '=' and number." };
            }

            header = fields[i] switch
            {
                "alength=" => value == Alphabet.NucleotideCount
                    ? header
                    : header with
                    {
                        Problem = $"alength= {fields[i + 1]}: motifs of the 4 nucleotides can be read.",
                    },
                "w=" => value is >= 1 and <= int.MaxValue && value == Math.Floor(value)
                    ? header with
                    {
                        Width = (int)value,
                    }
                    : header with
                    {
                        Problem = $"w= {fields[i + 1]}: a width is a whole number, 1 or more.",
                    },
                "nsites=" => value > 0
                    ? header with
                    {
                        SiteCount = value,
                    }
                    : header with
                    {
                        Problem = $"nsites= {fields[i + 1]}: a number of sites is above 0.",
                    },
                "E=" => value >= 0
                    ? header with
                    {
                        EValue = value,
                    }
                    : header with
                    {
                        Problem = $"E= {fields[i + 1]}: an E-value is 0 or more.",
                    },
                // "p=" and others that later versions may add.
                _ => header,
            };
        }

        return header;
    }
}
