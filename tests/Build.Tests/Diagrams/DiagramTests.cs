using System.Xml.Linq;
using Build.Diagrams;

namespace Build.Tests.Diagrams;

public sealed class DiagramTests
{
    private static readonly Diagram Study = new(
        "Steps of the study published",
        [
            new("data/sweep", "GenerateData", DiagramStatus.UpToDate, []),
            new("data/comparison", "GenerateData", DiagramStatus.UpToDate, []),
            new("train/dense", "TrainBaseline", DiagramStatus.UpToDate, ["data/sweep"]),
            new("train/sparse", "SweepSparsity", DiagramStatus.WouldRun, ["data/sweep", "train/dense"]),
            new("train/joint", "TrainJoint", DiagramStatus.Remote, ["data/comparison"]),
            new("compare", "Compare", DiagramStatus.Undecided, ["train/dense", "train/sparse", "train/joint"]),
        ]
    );

    [Fact]
    public Task Mermaid_has_a_box_a_task_and_a_class_a_status() =>
        Verify(MermaidWriter.Write(Study), "mmd").UseDirectory("../Snapshots");

    [Fact]
    public Task Svg_is_drawn_from_left_to_right() => Verify(SvgWriter.Write(Study), "svg").UseDirectory("../Snapshots");

    [Fact]
    public void A_step_stands_to_the_right_of_all_that_it_depends_on()
    {
        var columns = new Layers(Study).Columns;
        int ColumnOf(string name) => columns.Index().First(column => column.Item.Contains(name)).Index;

        Assert.All(
            Study.Nodes,
            node => Assert.All(node.Before, before => Assert.True(ColumnOf(before) < ColumnOf(node.Name)))
        );
    }

    [Fact]
    public void Boxes_do_not_touch()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        var boxes = XDocument
            .Parse(SvgWriter.Write(Study))
            .Descendants(svg + "g")
            .Select(node => node.Element(svg + "rect")!)
            .Select(box =>
                (X: Value(box, "x"), Y: Value(box, "y"), Width: Value(box, "width"), Height: Value(box, "height"))
            )
            .ToList();

        Assert.Equal(Study.Nodes.Count, boxes.Count);
        Assert.All(boxes, box => Assert.DoesNotContain(boxes, other => other != box && Overlap(box, other)));

        static double Value(XElement box, string name) => (double)box.Attribute(name)!;
        static bool Overlap(
            (double X, double Y, double Width, double Height) a,
            (double X, double Y, double Width, double Height) b
        ) => a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;
    }
}
