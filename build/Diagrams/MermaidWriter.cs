using System.Text;

namespace Build.Diagrams;

/// <summary>Writes a diagram as Mermaid, which git hosts draw.</summary>
internal static class MermaidWriter
{
    /// <summary>The flow chart, with a box a task.</summary>
    public static string Write(Diagram diagram)
    {
        var ids = diagram
            .Nodes.Index()
            .ToDictionary(node => node.Item.Name, node => $"s{node.Index}", StringComparer.Ordinal);
        var text = new StringBuilder("flowchart LR\n");
        foreach (var task in diagram.Nodes.GroupBy(node => node.Task))
        {
            Line(text, $"  subgraph {task.Key}");
            foreach (var node in task)
            {
                Line(text, $"    {ids[node.Name]}[\"{node.Name}\"]:::{node.Status}");
            }
            Line(text, "  end");
        }
        foreach (var node in diagram.Nodes)
        {
            foreach (var before in node.Before)
            {
                Line(text, $"  {ids[before]} --> {ids[node.Name]}");
            }
        }
        foreach (var (status, (_, fill, stroke)) in Diagram.Legend)
        {
            Line(text, $"  classDef {status} fill:{fill},stroke:{stroke},color:#111111");
        }
        return text.ToString();
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
