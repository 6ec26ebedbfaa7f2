using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Report.Rendering;

/// <summary>JSON within the page: without what could end the element that it stands in.</summary>
internal static class PageJson
{
    /// <summary>How it is written.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
}
