using System.Globalization;
using System.Text.RegularExpressions;
using Manuscript.Claims;
using Report.Rendering;

namespace Report.Claims;

/// <summary>An estimate's interval as a small drawing, with the paper's value where that is one number.</summary>
internal static partial class IntervalPicture
{
    private const double Width = 280;
    private const double Margin = 34;
    private const double Line = 22;

    /// <summary>The drawing as SVG; null where the claim has no interval.</summary>
    public static string? Of(ClaimRow claim)
    {
        if (claim.Judgement is not { Estimate: { } estimate, Low: { } low, High: { } high } || low >= high)
        {
            return null;
        }
        var paper = PaperValue(claim.PaperValue);
        double[] values = [estimate, low, high, .. paper is { } printed ? [printed] : Array.Empty<double>()];
        var (least, most) = (values.Min(), values.Max());

        var words = $"Estimate {Numbers.Text(estimate)}, interval {Numbers.Text(low)} to {Numbers.Text(high)}";
        var paperWords = paper is null ? "" : $"; the paper's value {claim.PaperValue}";
        var svg = $"""
            <svg class="interval" viewBox="0 0 {Width} 44" role="img" aria-label="{words}{paperWords}"><line class="axis" x1="0" y1="{Line}" x2="{Width}" y2="{Line}"/>{Paper()}<line class="range" x1="{At(
                low
            )}" y1="{Line}" x2="{At(high)}" y2="{Line}"/><path class="end" d="M{At(low)} {Line - 5}v10M{At(high)} {Line
                - 5}v10"/><circle class="dot" cx="{At(estimate)}" cy="{Line}" r="4.5"/>{Ends()}</svg>
            """;
        return svg;

        string At(double value) =>
            (Margin + ((value - least) / (most - least) * (Width - (2 * Margin)))).ToString(
                "0.#",
                CultureInfo.InvariantCulture
            );

        string Paper() =>
            paper is { } value
                ? $"""<path class="paper" d="M{At(value)} 12v20"/><text class="paper-text" x="{At(value)}" y="9">paper</text>"""
                : "";

        string Ends() =>
            $"""<text x="{At(low)}" y="41">{Numbers.Text(low)}</text><text x="{At(high)}" y="41">{Numbers.Text(high)}</text>""";
    }

    /// <summary>A printed value that is one number: no range, no word.</summary>
    internal static double? PaperValue(string printed) =>
        OneNumber().Match(printed) is { Success: true } match
            ? double.Parse(
                match.Groups[1].Value,
                NumberStyles.Float | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture
            )
            : null;

    [GeneratedRegex(@"^[<>]?\s*([-+]?[\d,]*\.?\d+)\s*%?$")]
    private static partial Regex OneNumber();
}
