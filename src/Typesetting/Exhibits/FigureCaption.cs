namespace Typesetting.Exhibits;

/// <summary>A figure's title and caption, as <c>captions.md</c> beside it has them.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Text">The title in bold and the caption, in Markdown.</param>
internal sealed record FigureCaption(string Title, string Text)
{
    /// <summary>Finds a figure's.</summary>
    /// <param name="files">The checkout.</param>
    /// <param name="figure">Study and figure.</param>
    /// <exception cref="ManuscriptException">There is none.</exception>
    public static FigureCaption Of(ManuscriptFiles files, string figure)
    {
        var (study, name) = figure.Split('/', 2) is [var first, var rest] ? (first, rest) : ("", figure);
        var file = $"paper/figures/{study}/captions.md";
        var task = $"./build.sh --study {study} --target RenderFigures writes it";
        string[] blocks = files.Text(file, task).Split("\n\n", StringSplitOptions.TrimEntries);
        var at = Array.FindIndex(blocks, block => block.EndsWith($"]({name}.svg)", StringComparison.Ordinal));
        return at >= 0 && at + 1 < blocks.Length
            ? new FigureCaption(blocks[at][2..blocks[at].LastIndexOf("](", StringComparison.Ordinal)], blocks[at + 1])
            : throw new ManuscriptException(new Fault(file, 1, 1, $"there is no caption of {name}.svg; {task}."));
    }
}
