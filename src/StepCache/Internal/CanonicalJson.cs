using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StepCache.Internal;

/// <summary>One text for every way of writing the same JSON.</summary>
/// <remarks>
/// Names are sorted by their UTF-16 code units, as in RFC 8785; there is no white space; strings are escaped
/// only where JSON demands it. Whole numbers are written out in full; any other number is a double in its
/// shortest form that reads back as the same double. The escaping is ours because .NET's encoders escape by tables
/// that grow with Unicode, so that a new .NET could change a key.
/// </remarks>
internal static class CanonicalJson
{
    private const double LargestExactInteger = 1L << 53;

    /// <exception cref="FormatException">The node holds what has no canonical form: a number that is not finite,
    /// or a name twice.</exception>
    public static string Write(JsonNode? node)
    {
        try
        {
            // Through text, so that every kind of value that a node can hold becomes one of JSON's own.
            using var document = JsonDocument.Parse(node?.ToJsonString() ?? "null");
            return Write(document.RootElement);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    public static string Write(JsonElement element)
    {
        var text = new StringBuilder();
        Append(text, element);
        return text.ToString();
    }

    public static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u00").Append(((int)character).ToString("x2", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }
        text.Append('"');
    }

    private static void Append(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                AppendObject(text, element);
                break;
            case JsonValueKind.Array:
                AppendArray(text, element);
                break;
            case JsonValueKind.String:
                AppendString(text, element.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(Number(element.GetRawText()));
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonElement element)
    {
        var separator = '{';
        string? previous = null;
        foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            if (member.Name == previous)
                throw new FormatException($"The name '{previous}' is there twice.");
            previous = member.Name;
            text.Append(separator);
            AppendString(text, member.Name);
            text.Append(':');
            Append(text, member.Value);
            separator = ',';
        }
        text.Append(separator == '{' ? "{}" : "}");
    }

    private static void AppendArray(StringBuilder text, JsonElement element)
    {
        var separator = '[';
        foreach (var item in element.EnumerateArray())
        {
            text.Append(separator);
            Append(text, item);
            separator = ',';
        }
        text.Append(separator == '[' ? "[]" : "]");
    }

    // 1, 1.0 and 1e0 are the same number; integers too large for a double keep all their digits.
    private static string Number(string raw)
    {
        if (raw.AsSpan().IndexOfAny(".eE") < 0)
            return raw == "-0" ? "0" : raw;
        var value = double.Parse(raw, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
            throw new FormatException($"The number {raw} is too large.");
        return value == Math.Truncate(value) && Math.Abs(value) < LargestExactInteger
            ? ((long)value).ToString(CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);
    }
}
