using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Build.NewStudies;

/// <summary>Texts as YAML has them.</summary>
internal static partial class YamlText
{
    private static readonly JsonSerializerOptions Quoted = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A text as a value: as it is where nothing in it means something to YAML, else in quotation marks.</summary>
    /// <remarks>What JSON writes between quotation marks, YAML reads alike.</remarks>
    public static string Of(string text) => Plain.IsMatch(text) ? text : JsonSerializer.Serialize(text, Quoted);

    [GeneratedRegex(@"\A[A-Za-z0-9_./][A-Za-z0-9_./-]*\z")]
    private static partial Regex Plain { get; }
}
