using System.Text;
using Build.Parameters;

namespace Build.NewStudies;

/// <summary>The parameter file as something that a study can be added to. What is in it stays as it is, byte by byte.</summary>
/// <param name="path">The file.</param>
internal sealed class StudyList(string path)
{
    private readonly string _name = CheckoutPaths.Display(path);

    /// <summary>Refuses a name that is none, or one that is there.</summary>
    /// <exception cref="UserErrorException">It is so, or the file cannot be read.</exception>
    public void RequireFree(string study)
    {
        if (
            study.Length == 0
            || !study.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
        )
        {
            throw new UserErrorException(
                $"--name {study}: a study's name is of lower-case letters, digits and hyphens, as in 'mine' or 'chip-2'."
            );
        }
        if (ParameterFile.Read(path, _name).Root.Section("studies").Names.Contains(study))
        {
            throw new UserErrorException($"--name {study}: {_name} has a study of that name; choose another name.");
        }
    }

    /// <summary>Adds a study behind the last. The file is written by rename, so that it is never there in part.</summary>
    /// <exception cref="UserErrorException">The file cannot be read or written, or does not end with its studies.</exception>
    public void Append(StudyStanza study)
    {
        try
        {
            // The file that a link leads to, not the link, is the one to replace.
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            var before = File.ReadAllBytes(target);
            var text = Encoding.UTF8.GetString(before).TrimStart('\ufeff');
            var passage = Passage(text, study);
            RequireReadable(text + passage, study.Name);
            Replace(target, [.. before, .. Encoding.UTF8.GetBytes(passage)]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{_name}: cannot be written: {error.Message}");
        }
    }

    private static string Passage(string text, StudyStanza study)
    {
        var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var indentation = IndentationOf(text);
        var lines = study.Text.TrimEnd('\n').Split('\n').Select(line => line.Length > 0 ? indentation + line : line);
        return (text.EndsWith('\n') ? "" : end) + end + string.Join(end, lines) + end;
    }

    // As deep as the studies that are there.
    private static string IndentationOf(string text)
    {
        var first = text.Split('\n')
            .SkipWhile(line => !line.StartsWith("studies:", StringComparison.Ordinal))
            .Skip(1)
            .FirstOrDefault(line => line.Trim() is { Length: > 0 } content && !content.StartsWith('#'));
        return first is null ? "  " : first[..^first.TrimStart().Length];
    }

    private void RequireReadable(string text, string study)
    {
        try
        {
            StudyReader.Read(ParameterFile.Parse(text, _name), study);
        }
        catch (UserErrorException error)
        {
            throw new UserErrorException(
                $"{_name}: a study cannot be added, since the file does not end with its list of studies, one below the other ({error.Message})"
            );
        }
    }

    private static void Replace(string path, byte[] content)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(unfinished, content);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(unfinished, File.GetUnixFileMode(path));
            }
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
