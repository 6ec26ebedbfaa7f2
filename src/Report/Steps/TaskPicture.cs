using System.Globalization;
using System.Net;
using System.Text;

namespace Report.Steps;

/// <summary>A study's tasks as a graph: each in the column after the last of those that it takes outputs from.</summary>
internal static class TaskPicture
{
    private const double Width = 168;
    private const double Height = 58;
    private const double ColumnGap = 44;
    private const double RowGap = 16;

    /// <summary>The drawing as SVG.</summary>
    /// <param name="study">The study's name.</param>
    /// <param name="steps">Its steps, each after those that it depends on.</param>
    public static string Of(string study, IReadOnlyList<StepFact> steps)
    {
        var tasks = StepGroup.OfTasks(steps).ToDictionary(group => group.Task, StringComparer.Ordinal);
        var before = Before(steps);
        var columns = Columns(tasks.Keys, before);
        var most = columns.Max(column => column.Count);
        var height = (most * (Height + RowGap)) - RowGap;
        var places = columns
            .SelectMany(
                (column, x) =>
                    column.Select(
                        (task, y) => (task, X: x * (Width + ColumnGap), Y: Top(column.Count) + (y * (Height + RowGap)))
                    )
            )
            .ToDictionary(place => place.task, place => (place.X, place.Y), StringComparer.Ordinal);

        var width = (columns.Count * (Width + ColumnGap)) - ColumnGap;
        var svg = new StringBuilder();
        svg.Append(
            Invariant(
                $"""<svg class="tasks" viewBox="-1 -1 {width + 2} {height + 2}" style="--width:{width}px" role="img" aria-label="Tasks of {WebUtility.HtmlEncode(study)}, each after those that it takes outputs from; the table below says the same">"""
            )
        );
        foreach (var (task, from) in before.SelectMany(entry => entry.Value.Select(from => (entry.Key, from))))
        {
            svg.Append(Edge(places[from], places[task]));
        }
        foreach (var (task, place) in places)
        {
            svg.Append(Box(tasks[task], place));
        }
        return svg.Append("</svg>").ToString();

        double Top(int count) => (height - ((count * (Height + RowGap)) - RowGap)) / 2;
    }

    private static Dictionary<string, SortedSet<string>> Before(IReadOnlyList<StepFact> steps)
    {
        var taskOf = steps.ToDictionary(step => step.Name, step => step.Task, StringComparer.Ordinal);
        var before = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            var known = before.TryGetValue(step.Task, out var there)
                ? there
                : before[step.Task] = new SortedSet<string>(StringComparer.Ordinal);
            known.UnionWith(
                step.Before.Where(taskOf.ContainsKey).Select(from => taskOf[from]).Where(from => from != step.Task)
            );
        }
        return before;
    }

    private static List<List<string>> Columns(IEnumerable<string> tasks, Dictionary<string, SortedSet<string>> before)
    {
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. tasks.GroupBy(task => Depth(task, [])).OrderBy(column => column.Key).Select(column => column.ToList()),
        ];

        // Steps have no cycle; tasks may, where a step of each needs one of the other: then the first met stands first.
        int Depth(string task, HashSet<string> under)
        {
            if (depths.TryGetValue(task, out var known) || !under.Add(task))
            {
                return known;
            }
            return depths[task] = before[task].Select(from => Depth(from, under) + 1).DefaultIfEmpty(0).Max();
        }
    }

    private static string Edge((double X, double Y) from, (double X, double Y) to)
    {
        var (x1, y1, x2, y2) = (from.X + Width, from.Y + (Height / 2), to.X, to.Y + (Height / 2));
        var bend = Math.Max(ColumnGap / 2, (x2 - x1) / 2);
        return Invariant($"""<path class="edge" d="M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"/>""");
    }

    private static string Box(StepGroup task, (double X, double Y) place)
    {
        var steps = task.Count == 1 ? "1 step" : Invariant($"{task.Count} steps");
        var time = task.Seconds is null ? "" : $", {task.Duration}";
        return Invariant(
            $"""<g class="task {task.Standing.Name}" transform="translate({place.X} {place.Y})"><rect width="{Width}" height="{Height}" rx="5"/><text class="name" x="12" y="23">{WebUtility.HtmlEncode(task.Task)}</text><text x="12" y="43">{task.Standing.Mark} {steps}{time}</text></g>"""
        );
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
