using System.Globalization;
using System.Text.RegularExpressions;

namespace Manuscript.Claims;

/// <summary>
/// A number as the paper prints it: <c>4,961</c>, <c>92.8%</c>, <c>2.11x</c>. It knows its precision, so
/// that what is obtained can be printed alike; two numbers agree when their printed texts do.
/// </summary>
internal sealed partial record PaperNumber(string Text, double Value, int Decimals, string Unit)
{
    public static PaperNumber Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
            throw new FormatException($"'{text}' does not begin with a number");
        var digits = match.Groups["number"].Value;
        return new PaperNumber(
            text,
            double.Parse(digits, NumberStyles.Number, CultureInfo.InvariantCulture),
            match.Groups["decimals"].Length,
            match.Groups["unit"].Value
        );
    }

    /// <summary>Another value in this one's form, with commas between thousands as in the paper.</summary>
    public string Print(double value) => PrintedNumber.Grouped(value, Decimals) + Unit;

    [GeneratedRegex(@"^(?<number>-?[0-9][0-9,]*(\.(?<decimals>[0-9]+))?)(?<unit>[^0-9.,]*)$")]
    private static partial Regex Form();
}
