using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Typesetting.Numbers;

/// <summary>A YAML file in which each complaint names its line and column.</summary>
/// <param name="file">The file, relative to the checkout.</param>
/// <param name="root">What it holds.</param>
internal sealed class YamlTree(string file, YamlNode root)
{
    /// <summary>What the file holds.</summary>
    public YamlNode Root => root;

    /// <summary>Reads a file.</summary>
    /// <param name="files">The checkout.</param>
    /// <param name="file">The file, relative to it.</param>
    /// <exception cref="ManuscriptException">It is missing or no YAML.</exception>
    public static YamlTree Read(ManuscriptFiles files, string file)
    {
        var text = files.Text(file, "the manuscript needs it");
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count > 0
                ? new YamlTree(file, stream.Documents[0].RootNode)
                : throw new ManuscriptException(new Fault(file, 1, 1, "the file is empty."));
        }
        catch (YamlException error)
        {
            var (line, column) = (Math.Max(1, error.Start.Line), Math.Max(1, error.Start.Column));
            throw new ManuscriptException(new Fault(file, (int)line, (int)column, $"not YAML: {error.Message}"));
        }
        // YamlDotNet's scanner gives up so on a list or a mapping that is not closed.
        catch (InvalidOperationException)
        {
            throw new ManuscriptException(new Fault(file, 1, 1, "not YAML: a list or a mapping is not closed."));
        }
    }

    /// <summary>Where a value stands.</summary>
    public static (int Line, int Column) PlaceOf(YamlNode node) => ((int)node.Start.Line, (int)node.Start.Column);

    /// <summary>A complaint at a value.</summary>
    public ManuscriptException Wrong(YamlNode node, string problem) => new(FaultAt(PlaceOf(node), problem));

    /// <summary>A complaint at a place.</summary>
    public Fault FaultAt((int Line, int Column) place, string problem) => new(file, place.Line, place.Column, problem);

    /// <summary>The pairs of a mapping; none for null.</summary>
    public IEnumerable<(YamlScalarNode Key, YamlNode Value)> Pairs(YamlNode? node) =>
        node switch
        {
            null => [],
            YamlMappingNode mapping => mapping.Children.Select(child =>
                (child.Key as YamlScalarNode ?? throw Wrong(child.Key, "a name is expected here."), child.Value)
            ),
            _ => throw Wrong(node, "names with values are expected here."),
        };

    /// <summary>The items of a list; none for null.</summary>
    public IEnumerable<YamlNode> Items(YamlNode? node) =>
        node switch
        {
            null => [],
            YamlSequenceNode list => list.Children,
            _ => throw Wrong(node, "a list is expected here."),
        };

    /// <summary>A text.</summary>
    public string Text(YamlNode node) =>
        node is YamlScalarNode { Value: { } text } ? text : throw Wrong(node, "a text is expected here.");

    /// <summary>A whole number from 0.</summary>
    public int Count(YamlNode node) =>
        int.TryParse(Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw Wrong(node, $"a whole number is expected here, not '{Text(node)}'.");

    /// <summary>Yes or no.</summary>
    public bool Flag(YamlNode node) =>
        Text(node) switch
        {
            "true" => true,
            "false" => false,
            var other => throw Wrong(node, $"true or false is expected here, not '{other}'."),
        };

    /// <summary>The value at a path such as <c>studies.described.sparsities[1]</c>; null where it names nothing.</summary>
    public YamlNode? Find(string path)
    {
        var node = root;
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
        {
            node = (node, step) switch
            {
                (YamlMappingNode mapping, _) => mapping
                    .Children.FirstOrDefault(child => child.Key is YamlScalarNode key && key.Value == step)
                    .Value,
                (YamlSequenceNode list, ['[', .. var index, ']'])
                    when int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                        && at < list.Children.Count => list.Children[at],
                _ => null,
            };
            if (node is null)
            {
                return null;
            }
        }
        return node;
    }
}
