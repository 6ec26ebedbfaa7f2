namespace Build.Reporting;

/// <summary>A study's part of the parameter file, as it is written there: comments say what numbers do not.</summary>
internal static class StanzaText
{
    private const string Indent = "  ";

    /// <summary>The lines of a study, with the comment above it.</summary>
    /// <param name="parameters">The parameter file's text, in which <c>studies:</c> has its studies indented by two.</param>
    /// <param name="study">The study's name.</param>
    /// <returns>Empty where the file is laid out otherwise.</returns>
    public static string Of(string parameters, string study)
    {
        string[] lines = [.. parameters.ReplaceLineEndings("\n").Split('\n')];
        var studies = Math.Max(0, Array.FindIndex(lines, line => line.TrimEnd() == "studies:"));
        var start = Array.FindIndex(lines, studies, line => line.TrimEnd() == $"{Indent}{study}:" || IsFlow(line));
        if (start < 0)
        {
            return "";
        }
        var end = start + 1;
        while (end < lines.Length && (lines[end].Trim().Length == 0 || IsDeeper(lines[end])))
        {
            end++;
        }
        while (start > 0 && lines[start - 1].StartsWith($"{Indent}#", StringComparison.Ordinal))
        {
            start--;
        }
        return string.Join('\n', lines[start..end]).TrimEnd();

        bool IsFlow(string line) => line.StartsWith($"{Indent}{study}: ", StringComparison.Ordinal);
    }

    private static bool IsDeeper(string line) => line.StartsWith($"{Indent} ", StringComparison.Ordinal);
}
