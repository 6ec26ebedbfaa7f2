using System.ComponentModel;
using System.Diagnostics;

namespace Typesetting.Tests;

/// <summary>A test that is skipped, and says so, where LaTeX is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LatexFactAttribute : FactAttribute
{
    public LatexFactAttribute()
    {
        if (!((string[])["pandoc", "pdflatex"]).All(IsInstalled) || !HasPackage("siunitx.sty"))
        {
            Skip = "Needs pandoc and LaTeX: Debian's pandoc, texlive-latex-recommended and texlive-science.";
        }
    }

    private static bool IsInstalled(string program) => Run(program, "--version") is not null;

    private static bool HasPackage(string file) => Run("kpsewhich", file) is { Length: > 0 };

    private static string? Run(string program, string argument)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, [argument])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
