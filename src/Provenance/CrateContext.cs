using System.Text.Json.Nodes;

namespace Provenance;

/// <summary>The entities that are the same in every crate: the profile, the licence, the authors and the paper.</summary>
internal static class CrateContext
{
    public const string LicenceId = $"https://spdx.org/licenses/{Publication.Licence}";

    public const string AuthorsId = "#authors";

    public static IEnumerable<JsonObject> Entities() =>
        [
            new()
            {
                ["@id"] = ResultsCrate.Profile,
                ["@type"] = "CreativeWork",
                ["name"] = "Process Run Crate",
                ["version"] = "0.5",
            },
            new()
            {
                ["@id"] = LicenceId,
                ["@type"] = "CreativeWork",
                ["name"] = "MIT License",
                ["description"] = "A permissive licence; its text is LICENSE in the repository.",
            },
            new()
            {
                ["@id"] = AuthorsId,
                ["@type"] = "Organization",
                ["name"] = Publication.Authors,
            },
            new()
            {
                ["@id"] = Publication.PaperUrl,
                ["@type"] = "ScholarlyArticle",
                ["name"] = Publication.PaperTitle,
                ["description"] = "The work that is reproduced here.",
                ["datePublished"] = "2025-08",
            },
        ];
}
