using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Build.Parameters;

/// <summary>
/// <c>params.yaml</c> as a tree that knows where each value stands, with the overrides of the command
/// line put in its place.
/// </summary>
internal sealed class ParameterFile
{
    private readonly string _displayName;
    private readonly Dictionary<YamlNode, string> _overridden = new(ReferenceEqualityComparer.Instance);
    private readonly YamlMappingNode _root;

    private ParameterFile(string displayName, YamlMappingNode root)
    {
        _displayName = displayName;
        _root = root;
    }

    /// <summary>The whole file.</summary>
    public ParameterSection Root => new(this, path: "", _root);

    /// <summary>Reads a file.</summary>
    /// <exception cref="UserErrorException">It is missing, unreadable, or not YAML.</exception>
    public static ParameterFile Read(string path, string displayName)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"{displayName}: there is no such file; name another with --params FILE.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{displayName}: cannot be read: {error.Message}");
        }
        return Parse(text, displayName);
    }

    /// <summary>Reads a file and puts overrides in place.</summary>
    /// <exception cref="UserErrorException">As <see cref="Read(string, string)"/> and <see cref="Override"/>.</exception>
    public static ParameterFile Read(string path, IEnumerable<string> overrides)
    {
        var file = Read(path, CheckoutPaths.Display(path));
        foreach (var assignment in overrides)
        {
            file.Override(assignment);
        }
        return file;
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="UserErrorException">It is not YAML, or not a mapping.</exception>
    public static ParameterFile Parse(string text, string displayName)
    {
        var documents = LoadYaml(text, displayName).Documents;
        return documents.Count > 0 && documents[0].RootNode is YamlMappingNode root
            ? new ParameterFile(displayName, root)
            : throw new UserErrorException($"{displayName}:1:1: expected 'studies:' with one or more studies.");
    }

    /// <summary>Whether an override changes only where steps run, and so no result.</summary>
    public static bool IsOfExecutors(string assignment) =>
        assignment.StartsWith("executors.", StringComparison.Ordinal);

    /// <summary>
    /// Puts <paramref name="assignment"/> (<c>PATH=VALUE</c>, VALUE in YAML) in place. The path starts at the
    /// file's root or, shorter, below <c>studies:</c>.
    /// </summary>
    /// <exception cref="UserErrorException">The path names nothing, or the value is not YAML.</exception>
    public void Override(string assignment)
    {
        var origin = $"--set {assignment}";
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw new UserErrorException($"{origin}: expected PATH=VALUE, as in --set published.seed=7.");
        }

        var path = assignment[..equals].Trim().Split('.');
        var (parent, key) = IsOfExecutors(assignment)
            ? LocateOrAdd(path, origin)
            : Locate(path[0] == "studies" ? path : ["studies", .. path], origin);
        var text = assignment[(equals + 1)..].Trim();
        if (parent.Children[key] is YamlSequenceNode && !text.StartsWith('['))
        {
            text = $"[{text}]"; // 0.05,0.1 for a list, as one types it in a shell
        }
        var value = ParseValue(text, origin);
        foreach (var node in value.AllNodes)
        {
            _overridden[node] = origin;
        }
        parent.Children[key] = value;
    }

    /// <summary>Where a value stands: file, line and column, or the override that it came from.</summary>
    public string LocationOf(YamlNode node) =>
        _overridden.TryGetValue(node, out var origin)
            ? origin
            : $"{_displayName}:{node.Start.Line}:{node.Start.Column}";

    /// <summary>Every value at and below a path, under its own path from there; none where the path names nothing.</summary>
    public IReadOnlyDictionary<string, string> Leaves(string path)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        YamlNode? start = _root;
        foreach (var name in path.Split('.'))
        {
            start = (start as YamlMappingNode)?.Children.FirstOrDefault(child => child.Key.ToString() == name).Value;
        }
        Add("", start);
        return leaves;

        void Add(string at, YamlNode? node)
        {
            switch (node)
            {
                case YamlMappingNode mapping:
                    foreach (var (key, value) in mapping.Children)
                    {
                        Add(at.Length > 0 ? $"{at}.{key}" : $"{key}", value);
                    }
                    break;
                case YamlSequenceNode list when list.Any(item => item is not YamlScalarNode):
                    foreach (var (index, item) in list.Index())
                    {
                        Add($"{at}[{index}]", item);
                    }
                    break;
                case YamlSequenceNode list:
                    leaves[at] = $"[{string.Join(", ", list)}]";
                    break;
                case YamlScalarNode scalar:
                    leaves[at] = scalar.Value ?? "";
                    break;
                default:
                    break;
            }
        }
    }

    private (YamlMappingNode Parent, YamlNode Key) Locate(string[] path, string origin)
    {
        var node = _root;
        for (var depth = 0; ; depth++)
        {
            var names = node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "").ToList();
            if (!names.Contains(path[depth]))
            {
                var inside = depth == 0 ? _displayName : string.Join('.', path.Take(depth));
                throw new UserErrorException(
                    $"{origin}: there is no '{path[depth]}' in {inside}; {NearestName.Suggest(path[depth], names)}"
                );
            }
            var key = node.Children.Keys.First(key => ((YamlScalarNode)key).Value == path[depth]);
            if (depth == path.Length - 1)
            {
                return (node, key);
            }
            node =
                node.Children[key] as YamlMappingNode
                ?? throw new UserErrorException(
                    $"{origin}: {string.Join('.', path.Take(depth + 1))} is a value and has nothing below it."
                );
        }
    }

    // Settings of executors may be left out of the file; unknown ones are found when they are read.
    private (YamlMappingNode Parent, YamlNode Key) LocateOrAdd(string[] path, string origin)
    {
        var node = _root;
        foreach (var name in path[..^1])
        {
            if (!node.Children.ContainsKey(name))
            {
                _overridden[node.Children[name] = new YamlMappingNode()] = origin;
            }
            node =
                node.Children[name] as YamlMappingNode
                ?? throw new UserErrorException($"{origin}: '{name}' is a value and has nothing below it.");
        }
        var key = node.Children.Keys.FirstOrDefault(key => (key as YamlScalarNode)?.Value == path[^1]);
        if (key is null)
        {
            key = new YamlScalarNode(path[^1]);
            _overridden[key] = origin;
            node.Children[key] = new YamlScalarNode();
        }
        return (node, key);
    }

    private static YamlNode ParseValue(string text, string origin)
    {
        var documents = LoadYaml(text, origin, positions: false).Documents;
        return documents.Count > 0
            ? documents[0].RootNode
            : throw new UserErrorException($"{origin}: the value is empty.");
    }

    private static YamlStream LoadYaml(string text, string name, bool positions = true)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream;
        }
        catch (YamlException error)
        {
            throw NotYaml(error.Start, error.Message);
        }
        // YamlDotNet's scanner gives up so on a list or a mapping that is not closed.
        catch (InvalidOperationException)
        {
            throw NotYaml(EndOfWhatIsYaml(text), "a list or a mapping is not closed here or below.");
        }

        UserErrorException NotYaml(Mark where, string what) =>
            new($"{(positions ? $"{name}:{where.Line}:{where.Column}" : name)}: not YAML: {what}");
    }

    private static Mark EndOfWhatIsYaml(string text)
    {
        var parser = new Parser(new StringReader(text));
        var end = Mark.Empty;
        try
        {
            while (parser.MoveNext())
            {
                end = parser.Current!.End;
            }
        }
        catch (Exception error) when (error is YamlException or InvalidOperationException)
        {
            // As far as this it could be read.
        }
        return end;
    }
}
