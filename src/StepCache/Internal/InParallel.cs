using System.Runtime.ExceptionServices;

namespace StepCache.Internal;

/// <summary>What can be looked up side by side. Few things are done faster one after another.</summary>
internal static class InParallel
{
    private const int Few = 64;

    /// <summary>Nodes that do not depend on each other, level by level: each after those that it depends on.</summary>
    /// <param name="closure">The nodes, each after those that it depends on.</param>
    public static IReadOnlyList<IReadOnlyList<StepNode>> Levels(IReadOnlyList<StepNode> closure)
    {
        var levels = new List<List<StepNode>>();
        var depths = new Dictionary<StepNode, int>(closure.Count);
        foreach (var node in closure)
        {
            var depth = 0;
            foreach (var upstream in node.Upstream.Values)
                depth = Math.Max(depth, depths[upstream] + 1);
            depths[node] = depth;
            if (depth == levels.Count)
                levels.Add([]);
            levels[depth].Add(node);
        }
        return levels;
    }

    /// <summary>Visits each item, in no order.</summary>
    public static void Each<T>(IReadOnlyList<T> items, Action<T> visit)
    {
        if (items.Count < Few)
        {
            foreach (var item in items)
                visit(item);
            return;
        }
        try
        {
            Parallel.ForEach(items, visit);
        }
        catch (AggregateException exception)
        {
            // As the first would have come out alone.
            ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
        }
    }
}
