using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Build.Diagrams;

/// <summary>Draws a diagram as SVG: the same bytes for the same diagram. Lengths are in pixels.</summary>
internal static class SvgWriter
{
    private const int BoxHeight = 44;
    private const int RowHeight = 62;
    private const int Gap = 70;
    private const int Margin = 24;
    private const int Top = 84;
    private const double LetterWidth = 7.2;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly record struct Box(double X, double Y, double Width)
    {
        public double Middle => Y + BoxHeight / 2.0;

        public double Right => X + Width;
    }

    /// <summary>The drawing.</summary>
    public static string Write(Diagram diagram)
    {
        var boxes = Place(diagram);
        var width = Math.Max(boxes.Values.Max(box => box.Right), 560) + Margin;
        var height = boxes.Values.Max(box => box.Y) + RowHeight + Margin;
        var drawing = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}")),
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("font-family", "DejaVu Sans, Verdana, sans-serif"),
            new XAttribute("role", "img"),
            new XElement(Svg + "title", diagram.Title),
            new XElement(
                Svg + "rect",
                new XAttribute("width", "100%"),
                new XAttribute("height", "100%"),
                new XAttribute("fill", "#ffffff")
            ),
            Text(Margin, 34, 17, diagram.Title),
            KeyOf(diagram),
            diagram.Nodes.SelectMany(node => node.Before.Select(before => Edge(boxes[before], boxes[node.Name]))),
            diagram.Nodes.Select(node => Node(node, boxes[node.Name]))
        );
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (
            var writer = XmlWriter.Create(
                text,
                new XmlWriterSettings
                {
                    OmitXmlDeclaration = true,
                    Indent = true,
                    NewLineChars = "\n",
                }
            )
        )
        {
            drawing.WriteTo(writer);
        }
        return text + "\n";
    }

    private static Dictionary<string, Box> Place(Diagram diagram)
    {
        var boxes = new Dictionary<string, Box>(StringComparer.Ordinal);
        var columns = new Layers(diagram).Columns;
        var tallest = columns.Max(column => column.Count);
        double x = Margin;
        foreach (var column in columns)
        {
            var width = column.Max(name => name.Length) * LetterWidth + 24;
            var y = Top + (tallest - column.Count) * RowHeight / 2.0;
            foreach (var name in column)
            {
                boxes[name] = new Box(x, y, width);
                y += RowHeight;
            }
            x += width + Gap;
        }
        return boxes;
    }

    private static IEnumerable<XElement> KeyOf(Diagram diagram)
    {
        double x = Margin;
        foreach (var (status, (text, fill, stroke)) in Diagram.Legend)
        {
            var count = diagram.Nodes.Count(node => node.Status == status);
            var label = $"{text} ({count})";
            yield return Rectangle(new Box(x, 48, 14), 14, fill, stroke);
            yield return Text(x + 20, 60, 12, label);
            x += 20 + label.Length * LetterWidth + 22;
        }
    }

    private static XElement Node(DiagramNode node, Box box)
    {
        var (status, fill, stroke) = Diagram.Legend[node.Status];
        return new XElement(
            Svg + "g",
            new XElement(Svg + "title", $"{node.Name} ({node.Task}): {status}"),
            Rectangle(box, BoxHeight, fill, stroke),
            Text(box.X + 12, box.Y + 17, 10, node.Task, "#555555"),
            Text(box.X + 12, box.Y + 34, 12, node.Name)
        );
    }

    private static XElement Rectangle(Box box, double height, string fill, string stroke) =>
        new(
            Svg + "rect",
            new XAttribute("x", box.X),
            new XAttribute("y", box.Y),
            new XAttribute("width", box.Width),
            new XAttribute("height", height),
            new XAttribute("rx", 4),
            new XAttribute("fill", fill),
            new XAttribute("stroke", stroke),
            new XAttribute("stroke-width", 1.5)
        );

    private static XElement Edge(Box from, Box to)
    {
        var bend = (to.X - from.Right) / 2;
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"M{from.Right},{from.Middle} C{from.Right + bend},{from.Middle} {to.X - bend},{to.Middle} {to.X},{to.Middle}"
        );
        return new XElement(
            Svg + "path",
            new XAttribute("d", path),
            new XAttribute("fill", "none"),
            new XAttribute("stroke", "#999999"),
            new XAttribute("stroke-width", 1.2)
        );
    }

    private static XElement Text(double x, double y, int size, string text, string colour = "#111111") =>
        new(
            Svg + "text",
            new XAttribute("x", x),
            new XAttribute("y", y),
            new XAttribute("font-size", size),
            new XAttribute("fill", colour),
            text
        );
}
