namespace Build.Diagrams;

/// <summary>
/// A layered drawing's places: each step in the column after the last of those before it, and in a column near the
/// steps that it is joined with.
/// </summary>
internal sealed class Layers
{
    private const int Sweeps = 4;

    private readonly Dictionary<string, DiagramNode> _nodes;
    private readonly List<List<string>> _columns;

    /// <summary>Places the steps.</summary>
    public Layers(Diagram diagram)
    {
        _nodes = diagram.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        var column = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in diagram.Nodes)
        {
            column[node.Name] = node.Before.Select(before => column[before] + 1).DefaultIfEmpty(0).Max();
        }
        _columns =
        [
            .. diagram
                .Nodes.GroupBy(node => column[node.Name])
                .OrderBy(group => group.Key)
                .Select(group => group.Select(node => node.Name).ToList()),
        ];
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            Sort(sweep % 2 == 0 ? Before : After);
        }
    }

    /// <summary>The columns from left to right, each from top to bottom.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Columns => _columns;

    private IEnumerable<string> Before(string name) => _nodes[name].Before;

    private IEnumerable<string> After(string name) =>
        _nodes.Values.Where(node => node.Before.Contains(name)).Select(node => node.Name);

    // Each step to the mean height of its neighbours; equal means keep their order.
    private void Sort(Func<string, IEnumerable<string>> neighbours)
    {
        foreach (var column in _columns)
        {
            var heights = column.ToDictionary(
                name => name,
                name => neighbours(name).Select(Height).DefaultIfEmpty(Height(name)).Average(),
                StringComparer.Ordinal
            );
            column.Sort(
                (left, right) =>
                    (heights[left], column.IndexOf(left)).CompareTo((heights[right], column.IndexOf(right)))
            );
        }
    }

    private double Height(string name)
    {
        var column = _columns.First(column => column.Contains(name));
        return (column.IndexOf(name) + 0.5) / column.Count;
    }
}
