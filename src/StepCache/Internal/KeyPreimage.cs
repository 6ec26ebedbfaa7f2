using System.Globalization;
using System.Text;

namespace StepCache.Internal;

/// <summary>Everything that a step depends on, as canonical JSON; its SHA-256 is the key.</summary>
/// <remarks>
/// The step's name is not in it: the same computation in two studies is then done once. Names index the
/// history instead, from which a miss is explained.
/// </remarks>
internal sealed class KeyPreimage
{
    /// <summary>Raise it with any change to what a preimage holds or how it is written.</summary>
    public const int Schema = 1;

    private KeyPreimage(byte[] json) => (Json, Key) = (json, Sha256.OfBytes(json));

    public byte[] Json { get; }

    public string Key { get; }

    public static KeyPreimage Of(StepNode node, IEnumerable<KeyValuePair<string, string>> inputDigests)
    {
        var step = node.Step;
        var text = new StringBuilder();
        Member(text.Append('{'), "code").AppendJson(step.Code);
        Member(text.Append(','), "fingerprint").Append(node.Fingerprint);
        Member(text.Append(','), "inputs").AppendInputs(inputDigests);
        Member(text.Append(','), "keySchema").Append(CultureInfo.InvariantCulture, $"{Schema}");
        Member(text.Append(','), "operation").AppendJson(step.Operation);
        Member(text.Append(','), "outputs").AppendList(step.Outputs.Order(StringComparer.Ordinal));
        Member(text.Append(','), "parameters").Append(node.Parameters);
        Member(text.Append(','), "schemaVersion").Append(CultureInfo.InvariantCulture, $"{step.SchemaVersion}");
        return new KeyPreimage(Encoding.UTF8.GetBytes(text.Append('}').ToString()));
    }

    /// <summary>One that was kept, and whose bytes are believed.</summary>
    public static KeyPreimage OfJson(byte[] json) => new(json);

    private static StringBuilder Member(StringBuilder text, string name) => text.Append('"').Append(name).Append("\":");
}

file static class StringBuilderExtensions
{
    public static StringBuilder AppendJson(this StringBuilder text, string value)
    {
        CanonicalJson.AppendString(text, value);
        return text;
    }

    public static void AppendList(this StringBuilder text, IEnumerable<string> values)
    {
        var separator = '[';
        foreach (var value in values)
        {
            text.Append(separator).AppendJson(value);
            separator = ',';
        }
        text.Append(']');
    }

    public static void AppendInputs(this StringBuilder text, IEnumerable<KeyValuePair<string, string>> digests)
    {
        text.Append('{');
        var separator = "";
        foreach (var (name, digest) in digests.OrderBy(input => input.Key, StringComparer.Ordinal))
        {
            text.Append(separator).AppendJson(name).Append(':').AppendJson(digest);
            separator = ",";
        }
        text.Append('}');
    }
}
