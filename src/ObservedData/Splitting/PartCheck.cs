namespace ObservedData.Splitting;

/// <summary>What a part must hold for anything to be learned from it, or measured on it.</summary>
internal static class PartCheck
{
    /// <exception cref="SplitException">The part is empty.</exception>
    public static void DemandRows(IReadOnlyList<int> rows, string part)
    {
        if (rows.Count == 0)
        {
            throw new SplitException(
                $"No sequence is left for {part}. Give it a larger share, ask for fewer parts, or relate fewer "
                    + "sequences to each other: groups of relatives are never cut."
            );
        }
    }

    /// <exception cref="SplitException">All rows of the part are of one class.</exception>
    public static void DemandClasses(IReadOnlyList<int> rows, IReadOnlyList<int>? classes, string part)
    {
        if (classes is not null && rows.Count > 0 && rows.All(row => classes[row] == classes[rows[0]]))
        {
            throw new SplitException(
                classes[rows[0]],
                name =>
                    $"All {rows.Count} sequences of {part} are of class {name}. Stratify by class, ask for "
                    + "fewer or larger parts, or use another seed."
            );
        }
    }

    /// <summary>A model cannot learn a class that it never sees.</summary>
    /// <exception cref="SplitException">A class has no row in the part.</exception>
    public static void DemandEveryClass(IReadOnlyList<int> rows, IReadOnlyList<int>? classes, string part)
    {
        if (classes is null)
        {
            return;
        }

        DemandClasses(rows, classes, part);
        var held = rows.Select(row => classes[row]).ToHashSet();
        var missing = classes.Distinct().Order().Where(label => !held.Contains(label)).ToArray();
        if (missing.Length > 0)
        {
            throw new SplitException(
                missing[0],
                name =>
                    $"No sequence of class {name} is in {part}. Stratify by class, ask for larger parts, or leave "
                    + "out classes of few sequences."
            );
        }
    }

    /// <exception cref="SplitException">A class has members in too few groups to be in every part.</exception>
    public static void DemandGroupsOfEveryClass(Relatives relatives, IReadOnlyList<int> classes, int parts)
    {
        foreach (var members in Enumerable.Range(0, classes.Count).GroupBy(row => classes[row]).OrderBy(c => c.Key))
        {
            var groups = members.Select(row => relatives.GroupOfRow[row]).Distinct().Count();
            if (groups < parts)
            {
                throw new SplitException(
                    members.Key,
                    name =>
                        $"Class {name} has {members.Count()} sequences in {groups} groups of relatives: too few "
                        + $"for {parts} parts. Ask for at most {groups} parts, or leave the class out."
                );
            }
        }
    }

    /// <exception cref="ArgumentException">There is not one value a row, or a class is negative.</exception>
    public static void DemandColumn(Relatives relatives, IReadOnlyList<int>? classes)
    {
        if (classes is null)
        {
            return;
        }
        if (classes.Count != relatives.Count)
        {
            throw new ArgumentException(
                $"There are {relatives.Count} sequences and {classes.Count} classes: as many of each are needed."
            );
        }
        if (classes.Any(label => label < 0))
        {
            throw new ArgumentException("A class is negative: classes are numbered from zero.");
        }
    }
}
