namespace Manuscript.Tables;

/// <summary>Cells and captions are single lines in every format.</summary>
internal static class OneLine
{
    public static string Of(string text) =>
        text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\n', ' ').Replace('\r', ' ');
}
