using System.Text;

namespace Manuscript.Tables;

/// <summary>Text that stands for itself in LaTeX.</summary>
internal static class LatexText
{
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        var line = OneLine.Of(text);
        for (var at = 0; at < line.Length; at++)
        {
            // Two hyphens would become a dash.
            if (line[at] == '-' && at > 0 && line[at - 1] == '-')
                escaped.Append("{}");
            escaped.Append(Escape(line[at]));
        }
        return escaped.ToString();
    }

    private static string Escape(char character) =>
        character switch
        {
            '\\' => @"\textbackslash{}",
            '{' => @"\{",
            '}' => @"\}",
            '$' => @"\$",
            '&' => @"\&",
            '#' => @"\#",
            '_' => @"\_",
            '%' => @"\%",
            '^' => @"\textasciicircum{}",
            '~' => @"\textasciitilde{}",
            '<' => @"\textless{}",
            '>' => @"\textgreater{}",
            '|' => @"\textbar{}",
            '"' => @"\textquotedbl{}",
            // At the start of a row these two would be read as an argument of the row's end before.
            '[' => "{[}",
            '*' => "{*}",
            '–' => @"\textendash{}",
            '→' => @"$\rightarrow$",
            '×' => @"$\times$",
            '−' => "$-$",
            _ => character.ToString(),
        };
}
