using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Typesetting.Text;

namespace Typesetting.Latex;

/// <summary>The manuscript as PDF, by pandoc and LaTeX where they are installed.</summary>
internal static partial class PdfDocument
{
    private const string Packages = "pandoc, texlive-latex-recommended and texlive-science";

    /// <summary>Writes <c>manuscript.tex</c> and <c>manuscript.pdf</c>.</summary>
    /// <param name="manuscript">The manuscript.</param>
    /// <param name="files">The checkout.</param>
    /// <param name="folder">Where to write, and where LaTeX runs.</param>
    /// <returns>Why there is no PDF, with what to install; null where there is one.</returns>
    public static async Task<string?> TryWriteAsync(CheckedManuscript manuscript, ManuscriptFiles files, string folder)
    {
        var (title, markdown) = LatexSource.Of(manuscript, files, folder);
        // One of an earlier text must not stand beside a page that could not be set again.
        File.Delete(Path.Combine(folder, "manuscript.pdf"));
        File.WriteAllText(Path.Combine(folder, "template.tex"), Resource.Text("manuscript.tex"));
        try
        {
            var pandoc = await RunAsync(
                folder,
                markdown,
                "pandoc",
                "--from=markdown-tex_math_dollars-raw_html+smart",
                "--to=latex",
                "--columns=10000",
                "--shift-heading-level-by=-1",
                $"--metadata=title:{title}",
                "--template=template.tex",
                "--output=manuscript.tex"
            );
            // Twice: the first pass learns how wide the columns of long tables are, and where links lead; it draws nothing.
            return pandoc ?? await LatexAsync(folder, "-draftmode") ?? await LatexAsync(folder);
        }
        finally
        {
            foreach (var name in (string[])["template.tex", "manuscript.aux", "manuscript.out", "manuscript.log"])
            {
                File.Delete(Path.Combine(folder, name));
            }
        }
    }

    private static Task<string?> LatexAsync(string folder, params string[] options) =>
        RunAsync(folder, "", "pdflatex", ["-interaction=nonstopmode", "-halt-on-error", .. options, "manuscript.tex"]);

    private static async Task<string?> RunAsync(string folder, string input, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        // The same text is the same bytes, whenever it is set.
        start.Environment["SOURCE_DATE_EPOCH"] = "0";
        start.Environment["FORCE_SOURCE_DATE"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? null : Failed(program, await errors + await output);
        }
        catch (Win32Exception)
        {
            return $"{program} is not installed; on Debian {Packages} have all that it takes";
        }
    }

    private static string Failed(string program, string output) =>
        MissingFile().Match(output) is { Success: true } missing
            ? $"LaTeX has no {missing.Groups[1].Value}; on Debian {Packages} have all that it takes"
            : $"{program} failed: {Complaint(output)}";

    private static string Complaint(string output)
    {
        string[] lines = [.. output.Split('\n').Where(line => line.Trim().Length > 0)];
        var at = Array.FindIndex(lines, line => line.StartsWith('!'));
        return string.Join(' ', at >= 0 ? lines.Skip(at).Take(3) : lines.Take(3));
    }

    [GeneratedRegex(@"File [`'](.+?)' not\s+found")]
    private static partial Regex MissingFile();
}
