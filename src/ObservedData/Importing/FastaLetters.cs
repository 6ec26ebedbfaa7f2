using System.Buffers;

namespace ObservedData.Importing;

/// <summary>The letters that a sequence may have: IUPAC's nucleotide code, in either case.</summary>
internal static class FastaLetters
{
    public static readonly SearchValues<byte> Nucleotides = SearchValues.Create("ACGTUNRYSWKMBDHVacgtunryswkmbdhv"u8);

    /// <summary>Says what is wrong with a byte that is none of them.</summary>
    public static string Refuse(byte value, long column) =>
        (char)value switch
        {
            '-' or '.' => $"'{(char)value}' in column {column} is a gap: remove the gaps of an alignment.",
            '*' => $"'*' in column {column} is no nucleotide: remove it, or is this a protein?",
            '>' => $"'>' in column {column} is no nucleotide: a header must start its line.",
            >= '!' and <= '~' when column == 1 => $"'{(char)value}' in column 1 is no nucleotide: "
                + "if this is a header, begin it with '>'; or is this a protein?",
            >= '!' and <= '~' => $"'{(char)value}' in column {column} is no nucleotide: "
                + "write A, C, G, T, or N if unknown. Is this a protein?",
            _ => $"The byte 0x{value:x2} in column {column} is no nucleotide: is the file damaged or binary?",
        };
}
