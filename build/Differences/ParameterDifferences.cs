using Build.Parameters;

namespace Build.Differences;

/// <summary>The parameters of a study that differ between two parameter files.</summary>
internal static class ParameterDifferences
{
    /// <summary>Compares every value of the study; a study that one file lacks is wholly new, or gone.</summary>
    public static IEnumerable<Difference> Of(string study, ParameterFile? there, ParameterFile here)
    {
        var before = there?.Leaves($"studies.{study}") ?? new Dictionary<string, string>();
        var after = here.Leaves($"studies.{study}");
        return after
            .Keys.Union(before.Keys)
            .Select(path => new Difference("", path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)))
            .Where(difference => difference.There != difference.Here);
    }
}
