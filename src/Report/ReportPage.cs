using Manuscript;
using Report.Reading;
using Report.Rendering;

namespace Report;

/// <summary>Writes the page that shows what was claimed, what came out, and why: one file that needs nothing else.</summary>
public static class ReportPage
{
    /// <summary>Reads the results and writes the page; by rename, so that no half of it is ever there.</summary>
    /// <param name="content">What to show.</param>
    /// <param name="file">The page's path; its folder is there.</param>
    /// <exception cref="ResultsFileException">A file of results is missing, or is not what its step wrote.</exception>
    public static void Write(ReportContent content, string file)
    {
        var page = Page.Of(content, [.. content.Studies.Select(StudyResults.Read)]);
        var unfinished = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(unfinished, page);
            File.Move(unfinished, file, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
