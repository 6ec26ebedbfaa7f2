namespace Typesetting.Text;

/// <summary>The manuscript's text, which knows the line and column of each of its characters.</summary>
/// <param name="text">Lines end with a line feed alone.</param>
internal sealed class SourceText(string text)
{
    private readonly int[] _starts = [0, .. text.Index().Where(c => c.Item == '\n').Select(c => c.Index + 1)];

    /// <summary>The text.</summary>
    public string Text => text;

    /// <summary>A complaint about what begins at a character.</summary>
    public Fault FaultAt(int offset, string problem)
    {
        var line = LineOf(offset);
        return new Fault(ManuscriptFiles.Manuscript, line + 1, offset - _starts[line] + 1, problem);
    }

    /// <summary>The line around a character, and where it begins.</summary>
    public (string Line, int Start) LineAround(int offset)
    {
        var line = LineOf(offset);
        var end = line + 1 < _starts.Length ? _starts[line + 1] - 1 : text.Length;
        return (text[_starts[line]..end], _starts[line]);
    }

    private int LineOf(int offset)
    {
        var found = Array.BinarySearch(_starts, offset);
        return found >= 0 ? found : ~found - 1;
    }
}
