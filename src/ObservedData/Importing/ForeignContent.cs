namespace ObservedData.Importing;

/// <summary>Says what a file that is not the one expected looks like, so that its owner knows which one they named.</summary>
internal static class ForeignContent
{
    private static readonly (byte[] Start, string Name)[] Signatures =
    [
        ([0x1f, 0x8b], "gzip inside gzip: unpack it once"),
        ("PK\x03\x04"u8.ToArray(), "a ZIP archive: unpack it"),
        ("BZh"u8.ToArray(), "bzip2: unpack it"),
        ([0xfd, 0x37, 0x7a, 0x58, 0x5a], "xz: unpack it"),
        ([0x28, 0xb5, 0x2f, 0xfd], "Zstandard: unpack it"),
        ([0x43, 0x27, 0x41, 0x1a], "2bit: convert it with twoBitToFa"),
        ([0x1a, 0x41, 0x27, 0x43], "2bit: convert it with twoBitToFa"),
        ("BAM\x01"u8.ToArray(), "BAM: convert it with 'samtools fasta'"),
        ("CRAM"u8.ToArray(), "CRAM: convert it with 'samtools fasta'"),
        ("%PDF"u8.ToArray(), "PDF"),
        ("LOCUS "u8.ToArray(), "GenBank: convert it to FASTA"),
        ("ID   "u8.ToArray(), "EMBL: convert it to FASTA"),
        ("##gff"u8.ToArray(), "GFF"),
        ("##fileformat=VCF"u8.ToArray(), "VCF"),
        ("#NEXUS"u8.ToArray(), "NEXUS: convert it to FASTA"),
        ("CLUSTAL"u8.ToArray(), "a Clustal alignment: convert it to FASTA without gaps"),
        ("@"u8.ToArray(), "FASTQ: convert it to FASTA"),
        ("{"u8.ToArray(), "JSON"),
        ("<"u8.ToArray(), "HTML or XML: was a web page saved in place of the file?"),
        (">"u8.ToArray(), "FASTA"),
    ];

    /// <summary>Names what the content looks like, with what to do where that is known.</summary>
    /// <param name="head">The first bytes of the content.</param>
    public static string Describe(ReadOnlySpan<byte> head)
    {
        var start = head.TrimStart(" \t\r\n"u8);
        foreach (var (signature, name) in Signatures)
        {
            if (start.StartsWith(signature))
            {
                return name;
            }
        }

        if (IsBinary(head))
        {
            return "binary data";
        }

        var end = start.IndexOfAny("\r\n"u8);
        return DescribeLine(System.Text.Encoding.Latin1.GetString(end < 0 ? start : start[..end]));
    }

    /// <summary>Whether the content has bytes that no text has.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> head)
    {
        foreach (var value in head)
        {
            if (value < 0x20 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
            {
                return true;
            }
        }

        return false;
    }

    private static string DescribeLine(string line)
    {
        var fields = line.Split('\t');
        if (fields.Length >= 3 && long.TryParse(fields[1], out _) && long.TryParse(fields[2], out _))
        {
            return "BED";
        }

        if (line.Contains(',', StringComparison.Ordinal))
        {
            return "CSV";
        }

        if (fields.Length > 1)
        {
            return "a table with tabs";
        }

        return line.All(char.IsAsciiLetter) && line.Length > 0
            ? "sequence without a line before it that starts with '>' and its id"
            : "some other text";
    }
}
