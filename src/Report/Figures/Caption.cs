using System.Text.RegularExpressions;
using Manuscript;
using Report.Reading;

namespace Report.Figures;

/// <summary>A figure with its caption.</summary>
/// <param name="Name">The figure's name, such as <c>skill</c>.</param>
/// <param name="File">The picture's path.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Text">The caption below the title.</param>
internal sealed partial record Caption(string Name, string File, string Title, string Text)
{
    private const string FileName = "captions.md";

    /// <summary>Reads <c>captions.md</c>, which names the figures of a study in their order.</summary>
    /// <exception cref="ResultsFileException">It is missing or is not one, or a figure is missing.</exception>
    public static IReadOnlyList<Caption> Read(ReportFolder folder, string remedy)
    {
        var file = folder.File(FileName);
        var text = System.Text.Encoding.UTF8.GetString(ResultsFile.Bytes(file, remedy)).ReplaceLineEndings("\n");
        List<Caption> captions =
        [
            .. Entry()
                .Matches(text)
                .Select(entry => new Caption(
                    Path.GetFileNameWithoutExtension(entry.Groups["file"].Value),
                    folder.File(entry.Groups["file"].Value),
                    entry.Groups["title"].Value,
                    entry.Groups["text"].Value
                )),
        ];
        if (captions.Count == 0 || captions.Count != text.Split("![").Length - 1)
        {
            throw new ResultsFileException(
                file,
                null,
                $"expected a picture and its caption, figure by figure. {remedy}"
            );
        }
        var missing = captions.FirstOrDefault(caption => !System.IO.File.Exists(caption.File));
        return missing is null
            ? captions
            : throw new ResultsFileException(missing.File, null, $"there is no such file. {remedy}");
    }

    [GeneratedRegex(
        @"^!\[(?<title>[^\]]*)\]\((?<file>[^)]+\.svg)\)\n\n\*\*[^*]+\*\* ?(?<text>[^\n]*)$",
        RegexOptions.Multiline
    )]
    private static partial Regex Entry();
}
