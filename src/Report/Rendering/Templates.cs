using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;

namespace Report.Rendering;

/// <summary>Fills the page's templates in. Every value is encoded for HTML but where a template says <c>raw</c>.</summary>
internal static class Templates
{
    private static readonly FluidParser Parser = new();
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly TemplateOptions Options = new()
    {
        MemberAccessStrategy = new UnsafeMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.SnakeCase },
        CultureInfo = CultureInfo.InvariantCulture,
        StrictFilters = true,
    };

    /// <summary>A part of the page.</summary>
    /// <param name="name">The template's name, without its extension.</param>
    /// <param name="model">What it shows; a property <c>PaperValue</c> is <c>paper_value</c> in the template.</param>
    public static string Fill<T>(string name, T model)
        where T : notnull
    {
        var template = Parser.Parse(EmbeddedText.Read($"{name}.liquid"));
        return template.Render(new TemplateContext(model, Options), Encoder);
    }
}
