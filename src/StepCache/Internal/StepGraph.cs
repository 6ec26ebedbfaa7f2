using System.Globalization;
using System.Text;

namespace StepCache.Internal;

/// <summary>The steps of a run by name, checked before anything runs.</summary>
internal sealed class StepGraph(Predicate<Step> force)
{
    private readonly Dictionary<string, StepNode> nodes = new(StringComparer.Ordinal);

    public IReadOnlyCollection<StepNode> Nodes => nodes.Values;

    public StepNode? Find(Step step) => nodes.GetValueOrDefault(step.Name);

    /// <summary>The targets and all that they depend on, each after those that it depends on.</summary>
    /// <exception cref="StepCacheException">A step is not valid, depends on what is not there, or on itself.
    /// </exception>
    public IReadOnlyList<StepNode> Closure(IEnumerable<Step> targets)
    {
        var ordered = new List<StepNode>();
        var added = new HashSet<StepNode>();
        var visited = new Dictionary<Step, StepNode>();
        var chain = new List<Step>();
        foreach (var target in targets)
            Visit(target);
        return ordered;

        StepNode Visit(Step step)
        {
            if (visited.TryGetValue(step, out var seen))
                return seen;
            if (chain.Contains(step))
                throw Circular(chain.SkipWhile(link => link != step).Append(step));
            chain.Add(step);
            StepValidation.Check(step);
            var upstream = step
                .Inputs.OrderBy(input => input.Key, StringComparer.Ordinal)
                .Where(input => input.Value is StepInput.OutputOf)
                .ToDictionary(input => input.Key, input => Visit(((StepInput.OutputOf)input.Value).Step));
            chain.RemoveAt(chain.Count - 1);
            var node = Register(step, upstream);
            if (added.Add(node))
                ordered.Add(node);
            return visited[step] = node;
        }
    }

    private StepNode Register(Step step, Dictionary<string, StepNode> upstream)
    {
        var (parameters, fingerprint) = (
            StepValidation.Canonical(step, "parameters", step.Parameters),
            StepValidation.Canonical(step, "fingerprint", step.Fingerprint)
        );
        var definition = Define(step, parameters, fingerprint);
        if (nodes.TryGetValue(step.Name, out var known))
        {
            return known.Definition == definition && known.Upstream.Values.ToHashSet().SetEquals(upstream.Values)
                ? known
                : throw new StepCacheException($"Two different steps are called {step.Name}. Rename one.");
        }
        return nodes[step.Name] = new StepNode(step, definition)
        {
            Parameters = parameters,
            Fingerprint = fingerprint,
            Upstream = upstream,
            IsForced = force(step),
        };
    }

    private static string Define(Step step, string parameters, string fingerprint)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{step.SchemaVersion}\n{step.Operation}\n{step.Code}\n")
            .Append(CultureInfo.InvariantCulture, $"{parameters}\n{fingerprint}\n")
            .AppendJoin('|', step.Outputs.Order(StringComparer.Ordinal));
        foreach (var (name, input) in step.Inputs.OrderBy(input => input.Key, StringComparer.Ordinal))
            text.Append('\n').Append(name).Append('|').Append(SourceOf(input));
        return text.ToString();
    }

    /// <summary>Where an input comes from, for messages.</summary>
    public static string SourceOf(StepInput input) =>
        input switch
        {
            StepInput.OnDisk(var path) => path,
            StepInput.OutputOf(var step, var path) => $"{path} of step {step.Name}",
            _ => throw new InvalidOperationException($"There is no such input as {input}."),
        };

    private static StepCacheException Circular(IEnumerable<Step> circle) =>
        new($"Steps depend on themselves: {string.Join(" → ", circle.Select(step => step.Name))}.");
}
