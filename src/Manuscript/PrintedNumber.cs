using System.Globalization;
using System.Numerics;

namespace Manuscript;

/// <summary>
/// Numbers as the published scripts print them. Python rounds the exact binary value, ties to even;
/// .NET's "F" rounds exact ties away from zero (0.125 to two decimals is 0.13 there, 0.12 here).
/// </summary>
public static class PrintedNumber
{
    /// <summary>The value with a fixed number of decimals, as Python's <c>format(value, ".Nf")</c>.</summary>
    /// <param name="value">Any double; NaN and the infinities print as <c>nan</c>, <c>inf</c>, <c>-inf</c>.</param>
    /// <param name="decimals">Digits after the point, at least 0.</param>
    /// <returns>The digits, with a minus sign for negative zero too.</returns>
    public static string Fixed(double value, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        if (double.IsNaN(value))
            return "nan";
        var sign = double.IsNegative(value) ? "-" : "";
        if (double.IsInfinity(value))
            return sign + "inf";

        var digits = RoundedToUnits(Math.Abs(value), decimals)
            .ToString(CultureInfo.InvariantCulture)
            .PadLeft(decimals + 1, '0');
        var point = digits.Length - decimals;
        return decimals == 0 ? sign + digits : $"{sign}{digits[..point]}.{digits[point..]}";
    }

    /// <summary>As <see cref="Fixed"/>, with a comma before each three digits of the integer part.</summary>
    /// <param name="value">Any double.</param>
    /// <param name="decimals">Digits after the point, at least 0.</param>
    /// <returns>The digits, such as <c>27,505</c>.</returns>
    public static string Grouped(double value, int decimals)
    {
        var text = Fixed(value, decimals);
        if (!double.IsFinite(value))
            return text;
        var first = text[0] == '-' ? 1 : 0;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        for (var at = (point < 0 ? text.Length : point) - 3; at > first; at -= 3)
            text = text.Insert(at, ",");
        return text;
    }

    /// <summary>The whole number nearest to <c>value * 10^decimals</c>, computed without rounding before.</summary>
    private static BigInteger RoundedToUnits(double value, int decimals)
    {
        const int mantissaBits = 52;
        const int bias = 1075;
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> mantissaBits);
        var mantissa = bits & ((1L << mantissaBits) - 1);
        var (significand, shift) =
            exponent == 0 ? (mantissa, 1 - bias) : (mantissa | (1L << mantissaBits), exponent - bias);

        var scaled = significand * BigInteger.Pow(10, decimals);
        if (shift >= 0)
            return scaled << shift;
        var unit = BigInteger.One << -shift;
        var whole = BigInteger.DivRem(scaled, unit, out var rest);
        var half = (rest << 1).CompareTo(unit);
        return half > 0 || (half == 0 && !whole.IsEven) ? whole + 1 : whole;
    }
}
