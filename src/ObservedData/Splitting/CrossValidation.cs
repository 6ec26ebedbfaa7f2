using GenomicAttention.RandomStreams;

namespace ObservedData.Splitting;

/// <summary>Ways to have every row predicted once by a model that was not trained on it.</summary>
public static class CrossValidation
{
    /// <summary>Draws folds of about one size. Relatives are in one fold.</summary>
    /// <param name="relatives">Which rows stay together.</param>
    /// <param name="folds">How many, at least 2; 5 and 10 are usual.</param>
    /// <param name="random">What is drawn from.</param>
    /// <param name="classes">
    /// The class of each row, where labels are classes: a fold of one class only, or one whose training lacks a class,
    /// is then an error.
    /// </param>
    /// <exception cref="SplitException">There are fewer groups of relatives than folds, or a fold lacks classes.</exception>
    public static FoldAssignment KFold(
        Relatives relatives,
        int folds,
        UniformRandom random,
        IReadOnlyList<int>? classes = null
    )
    {
        Demand(relatives, folds, random, classes);
        return Checked(relatives, Allocate(relatives, strata: null, folds, random), classes);
    }

    /// <summary>Draws folds of about one size and with about as much of each class. Relatives are in one fold.</summary>
    /// <param name="relatives">Which rows stay together.</param>
    /// <param name="classes">The class of each row, from zero.</param>
    /// <param name="folds">How many, at least 2.</param>
    /// <param name="random">What is drawn from.</param>
    /// <exception cref="SplitException">A class has fewer groups of relatives than there are folds, or a fold lacks classes.</exception>
    public static FoldAssignment StratifiedKFold(
        Relatives relatives,
        IReadOnlyList<int> classes,
        int folds,
        UniformRandom random
    )
    {
        ArgumentNullException.ThrowIfNull(classes);
        Demand(relatives, folds, random, classes);
        PartCheck.DemandGroupsOfEveryClass(relatives, classes, folds);
        return Checked(relatives, Allocate(relatives, classes, folds, random), classes);
    }

    /// <summary>Draws folds of about one size and with about as many low and high labels.</summary>
    /// <param name="relatives">Which rows stay together.</param>
    /// <param name="labels">The label of each row.</param>
    /// <param name="quantiles">Into how many parts the labels' order is cut; 4 is usual.</param>
    /// <param name="folds">How many, at least 2.</param>
    /// <param name="random">What is drawn from.</param>
    /// <exception cref="SplitException">There are fewer groups of relatives than folds.</exception>
    public static FoldAssignment StratifiedKFoldByLabel(
        Relatives relatives,
        IReadOnlyList<float> labels,
        int quantiles,
        int folds,
        UniformRandom random
    )
    {
        var strata = Strata.OfLabels(labels, quantiles);
        Demand(relatives, folds, random, strata);
        return Checked(relatives, Allocate(relatives, strata, folds, random), classes: null);
    }

    /// <summary>
    /// Makes a fold of each row, relatives or not: what is published for small sets. A row's relatives stay in its
    /// training: <see cref="FoldAssignment.RowsWithRelativesInTraining"/> says for how many rows, and belongs beside
    /// the result.
    /// </summary>
    /// <param name="relatives">What is reported, and kept together in validation.</param>
    /// <param name="classes">The class of each row, where labels are classes.</param>
    /// <exception cref="SplitException">There are fewer than two rows, or training would lack a class.</exception>
    public static FoldAssignment LeaveOneOut(Relatives relatives, IReadOnlyList<int>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(relatives);
        PartCheck.DemandColumn(relatives, classes);
        DemandFolds(relatives.Count, 2, "sequences");
        foreach (var single in Singles(classes))
        {
            throw new SplitException(
                single,
                name =>
                    $"Class {name} has one sequence: without it, training would lack the class. Leave the class out."
            );
        }

        return new FoldAssignment(relatives, Enumerable.Range(0, relatives.Count), classes);
    }

    /// <summary>
    /// Makes a fold of each group of relatives: of each value of a group column, joined where sequences are copies.
    /// A fold may hold one class only, so that predictions are to be pooled before they are measured.
    /// </summary>
    /// <param name="relatives">The groups.</param>
    /// <param name="classes">The class of each row, where labels are classes: training then needs all of them.</param>
    /// <exception cref="SplitException">There are fewer than two groups, or training would lack a class.</exception>
    public static FoldAssignment LeaveOneGroupOut(Relatives relatives, IReadOnlyList<int>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(relatives);
        PartCheck.DemandColumn(relatives, classes);
        DemandFolds(relatives.Groups.Count, 2, "groups of relatives");
        if (classes is not null)
        {
            PartCheck.DemandGroupsOfEveryClass(relatives, classes, parts: 2);
        }

        return new FoldAssignment(relatives, relatives.GroupOfRow, classes);
    }

    private static IEnumerable<int> Singles(IReadOnlyList<int>? classes) =>
        (classes ?? []).GroupBy(label => label).Where(members => members.Count() == 1).Select(members => members.Key);

    private static int[] Allocate(Relatives relatives, IReadOnlyList<int>? strata, int folds, UniformRandom random) =>
        GroupAllocation.Allocate(relatives.Groups, strata, [.. Enumerable.Repeat(1.0 / folds, folds)], random);

    private static FoldAssignment Checked(Relatives relatives, int[] foldOfRow, IReadOnlyList<int>? classes)
    {
        var assignment = new FoldAssignment(relatives, foldOfRow, classes);
        for (var fold = 0; fold < assignment.Count; fold++)
        {
            var rows = assignment[fold];
            PartCheck.DemandClasses(rows.Test, classes, $"fold {fold + 1}");
            PartCheck.DemandEveryClass(rows.Training, classes, $"training in fold {fold + 1}");
        }

        return assignment;
    }

    private static void Demand(Relatives relatives, int folds, UniformRandom random, IReadOnlyList<int>? classes)
    {
        ArgumentNullException.ThrowIfNull(relatives);
        ArgumentNullException.ThrowIfNull(random);
        if (folds < 2)
        {
            throw new SplitException($"{folds} folds leave nothing to train on: ask for 2 or more.");
        }

        PartCheck.DemandColumn(relatives, classes);
        DemandFolds(relatives.Count, folds, "sequences");
        DemandFolds(relatives.Groups.Count, folds, "groups of relatives");
    }

    private static void DemandFolds(int count, int folds, string what)
    {
        if (count < folds)
        {
            throw new SplitException(
                $"There are {count} {what}, fewer than {folds} folds. Ask for fewer folds, or relate fewer sequences "
                    + "to each other."
            );
        }
    }
}
