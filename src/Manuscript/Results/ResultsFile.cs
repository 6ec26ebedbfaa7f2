namespace Manuscript.Results;

/// <summary>Reading whole files, with the one exception type for those that cannot be read.</summary>
internal static class ResultsFile
{
    public static byte[] Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ResultsFileException(file, null, "there is no such file; run the step that writes it.", missing);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ResultsFileException(file, null, $"cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
