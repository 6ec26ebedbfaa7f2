using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Provenance.Tests;

/// <summary>
/// What RO-Crate 1.2 and Process Run Crate 0.5 require of a crate (MUST, and the SHOULDs that are followed here), written from
/// the specifications and not from the code that writes crates.
/// </summary>
internal sealed partial class CrateRules
{
    private readonly string _folder;
    private readonly List<JsonObject> _entities;
    private readonly ILookup<string, JsonObject> _byId;

    private CrateRules(string json, string folder)
    {
        _folder = folder;
        var crate = JsonNode.Parse(json)!.AsObject();
        Context = crate["@context"]?.ToJsonString() ?? "";
        _entities = [.. crate["@graph"]!.AsArray().Select(entity => entity!.AsObject())];
        _byId = _entities.ToLookup(entity => Text(entity, "@id") ?? "", StringComparer.Ordinal);
    }

    private string Context { get; }

    /// <summary>What the crate does against the rules, a line each.</summary>
    public static IReadOnlyList<string> Broken(string json, string folder)
    {
        var rules = new CrateRules(json, folder);
        return [.. rules.OfEntities(), .. rules.OfRoot(), .. rules.OfFiles(), .. rules.OfActions(), .. rules.OfReach()];
    }

    private IEnumerable<string> OfEntities()
    {
        if (!Context.Contains("https://w3id.org/ro/crate/1.2/context", StringComparison.Ordinal))
        {
            yield return "the context is not RO-Crate's";
        }
        foreach (var entity in _entities)
        {
            var id = Text(entity, "@id");
            if (id is null || entity["@type"] is null)
            {
                yield return $"{id}: has no @id or no @type";
            }
            if (_byId[id ?? ""].Count() > 1)
            {
                yield return $"{id}: is there twice";
            }
            if (Text(entity, "name") is null && id != "ro-crate-metadata.json")
            {
                yield return $"{id}: has no name";
            }
            if (Objects(entity).Any(value => value.Count != 1 || value["@id"] is null))
            {
                yield return $"{id}: holds another entity instead of a reference: the graph is not flat";
            }
        }
    }

    private IEnumerable<string> OfRoot()
    {
        var descriptor = _byId["ro-crate-metadata.json"].SingleOrDefault() ?? [];
        if (
            Text(descriptor, "@type") != "CreativeWork"
            || Reference(descriptor, "conformsTo") != "https://w3id.org/ro/crate/1.2"
        )
        {
            yield return "the descriptor is not one of RO-Crate 1.2";
        }
        var root = _byId[Reference(descriptor, "about") ?? ""].SingleOrDefault() ?? [];
        if (Text(root, "@id") != "./" || Text(root, "@type") != "Dataset")
        {
            yield return "there is no root data entity";
        }
        foreach (var required in new[] { "name", "description", "datePublished", "license" })
        {
            if (root[required] is null)
            {
                yield return $"the root has no {required}";
            }
        }
        if (!Day().IsMatch(Text(root, "datePublished") ?? ""))
        {
            yield return "datePublished is no day";
        }
        if (Text(_byId[Reference(root, "license") ?? ""].SingleOrDefault() ?? [], "description") is null)
        {
            yield return "the licence is not described";
        }
        if (Reference(root, "conformsTo") != "https://w3id.org/ro/wfrun/process/0.5")
        {
            yield return "the root does not declare the profile";
        }
    }

    private IEnumerable<string> OfFiles()
    {
        var parts = References(_byId["./"].FirstOrDefault() ?? [], "hasPart").ToHashSet();
        foreach (var file in _entities.Where(entity => Is(entity, "File")))
        {
            var id = Text(file, "@id")!;
            if (!Digest().IsMatch(Text(file, "sha256") ?? ""))
            {
                yield return $"{id}: has no SHA-256";
            }
            if (id.StartsWith('#'))
            {
                continue; // Named, but not carried: no data entity of the crate.
            }
            var path = Path.Combine(_folder, Uri.UnescapeDataString(id));
            if (!parts.Contains(id))
            {
                yield return $"{id}: the root does not have it as a part";
            }
            if (!File.Exists(path))
            {
                yield return $"{id}: is not in the folder";
                continue;
            }
            var bytes = File.ReadAllBytes(path);
            if (
                Text(file, "sha256") != Convert.ToHexStringLower(SHA256.HashData(bytes))
                || Text(file, "contentSize") != $"{bytes.Length}"
            )
            {
                yield return $"{id}: is another file than the one in the folder";
            }
        }
    }

    private IEnumerable<string> OfActions()
    {
        var actions = _entities.Where(entity => Is(entity, "CreateAction")).ToList();
        var mentioned = References(_byId["./"].FirstOrDefault() ?? [], "mentions").ToHashSet();
        if (actions.Count == 0)
        {
            yield return "there is no action";
        }
        foreach (var action in actions)
        {
            var id = Text(action, "@id")!;
            if (!mentioned.Contains(id))
            {
                yield return $"{id}: the root does not mention it";
            }
            if (
                !References(action, "instrument")
                    .Any(tool => _byId[tool].Any(entity => Is(entity, "SoftwareApplication")))
            )
            {
                yield return $"{id}: its instrument is no software";
            }
            if (!References(action, "result").Any() || Text(action, "description") is null || action["agent"] is null)
            {
                yield return $"{id}: has no result, description or agent";
            }
        }
    }

    private IEnumerable<string> OfReach()
    {
        foreach (var entity in _entities)
        {
            foreach (var missing in References(entity).Where(id => !_byId.Contains(id)))
            {
                // The specification itself is the one thing that nothing here describes.
                if (missing != "https://w3id.org/ro/crate/1.2")
                {
                    yield return $"{Text(entity, "@id")}: speaks of {missing}, which is not there";
                }
            }
        }
        var reached = new HashSet<string>(["ro-crate-metadata.json"]);
        for (var next = reached.ToList(); next.Count > 0; )
        {
            next = [.. next.SelectMany(id => _byId[id]).SelectMany(References).Distinct().Where(reached.Add)];
        }
        foreach (var lost in _byId.Select(group => group.Key).Where(id => !reached.Contains(id)))
        {
            yield return $"{lost}: nothing leads to it";
        }
    }

    private static bool Is(JsonObject entity, string type) => Text(entity, "@type") == type;

    private static string? Text(JsonObject entity, string property) =>
        entity[property] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : null;

    private static string? Reference(JsonObject entity, string property) =>
        References(entity, property).SingleOrDefault();

    private static IEnumerable<string> References(JsonObject entity, string property) =>
        Values(entity[property]).OfType<JsonObject>().Select(value => Text(value, "@id")).OfType<string>();

    private static IEnumerable<string> References(JsonObject entity) =>
        entity.SelectMany(property => References(entity, property.Key));

    private static IEnumerable<JsonObject> Objects(JsonObject entity) =>
        entity.SelectMany(property => Values(property.Value)).OfType<JsonObject>();

    private static IEnumerable<JsonNode?> Values(JsonNode? value) => value is JsonArray array ? array : new[] { value };

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$")]
    private static partial Regex Day();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Digest();
}
