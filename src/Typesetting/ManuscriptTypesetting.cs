using System.Text;
using Typesetting.Html;
using Typesetting.Latex;
using Typesetting.Text;

namespace Typesetting;

/// <summary>Sets a manuscript, from the files of one checkout alone.</summary>
public static class ManuscriptTypesetting
{
    /// <summary>
    /// Writes <c>manuscript.html</c> and, where pandoc and LaTeX are installed, <c>manuscript.tex</c> and <c>manuscript.pdf</c>.
    /// Nothing is written unless every reference was found and no number is typed by hand.
    /// </summary>
    /// <param name="root">The checkout.</param>
    /// <param name="folder">Where to write; made if it is not there.</param>
    /// <returns>Why there is no PDF, with what to install; null where there is one.</returns>
    /// <exception cref="ManuscriptException">The manuscript, or a file that it draws on, is wrong.</exception>
    public static async Task<string?> WriteAsync(string root, string folder)
    {
        var files = new ManuscriptFiles(root);
        var manuscript = new ManuscriptReader(files).Read();
        var html = HtmlDocument.Of(manuscript, files);

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "manuscript.html"), html, new UTF8Encoding(false));
        return await PdfDocument.TryWriteAsync(manuscript, files, folder);
    }
}
