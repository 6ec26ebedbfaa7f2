namespace GenomicAttention.Sequences;

/// <summary>What all files here have in common: how they are opened.</summary>
internal static class SequenceFile
{
    public static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SequenceFileException(path, null, "There is no such file: name one that exists.", e);
        }
    }
}
