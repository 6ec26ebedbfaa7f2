using System.Collections;
using System.Collections.Immutable;
using GenomicAttention.RandomStreams;

namespace ObservedData.Splitting;

/// <summary>Which fold predicts each row. Rows of a fold are its test; those of all others are trained on.</summary>
public sealed class FoldAssignment : IReadOnlyList<Fold>
{
    private readonly Relatives _relatives;
    private readonly IReadOnlyList<int>? _classes;
    private readonly ImmutableArray<int>[]? _validation;

    internal FoldAssignment(
        Relatives relatives,
        IEnumerable<int> foldOfRow,
        IReadOnlyList<int>? classes,
        ImmutableArray<int>[]? validation = null
    )
    {
        _relatives = relatives;
        _classes = classes;
        _validation = validation;
        FoldOfRow = [.. foldOfRow];
        Count = FoldOfRow.Max() + 1;
        RelativesInOtherFolds = [.. Enumerable.Range(0, FoldOfRow.Length).Select(RelativesElsewhere)];
    }

    /// <summary>How many folds there are.</summary>
    public int Count { get; }

    /// <summary>The fold of each row, from zero.</summary>
    public ImmutableArray<int> FoldOfRow { get; }

    /// <summary>
    /// How many relatives of each row are not in its fold, and so may be trained on when it is predicted. All 0 but
    /// for <see cref="CrossValidation.LeaveOneOut"/>, which is asked for as such.
    /// </summary>
    public ImmutableArray<int> RelativesInOtherFolds { get; }

    /// <summary>How many rows are predicted after training on a relative of theirs: to be said beside any result.</summary>
    public int RowsWithRelativesInTraining => RelativesInOtherFolds.Count(relatives => relatives > 0);

    /// <summary>The rows of one fold.</summary>
    /// <param name="fold">From zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such fold.</exception>
    public Fold this[int fold]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(fold);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fold, Count);
            var validation = _validation?[fold] ?? [];
            var isValidation = validation.ToHashSet();
            var rows = Enumerable.Range(0, FoldOfRow.Length);
            return new Fold(
                [.. rows.Where(row => FoldOfRow[row] != fold && !isValidation.Contains(row))],
                validation,
                [.. rows.Where(row => FoldOfRow[row] == fold)]
            );
        }
    }

    /// <summary>
    /// Takes a part of each fold's training rows out for validation, stratified where classes are known. Relatives
    /// among the training rows stay together.
    /// </summary>
    /// <param name="share">Of a fold's training rows, between 0 and 1.</param>
    /// <param name="random">What is drawn from, fold after fold.</param>
    /// <exception cref="SplitException">
    /// The share is not between 0 and 1; or a part would be empty or, where classes are known, lack classes.
    /// </exception>
    public FoldAssignment WithValidation(double share, UniformRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (!(share > 0 && share < 1))
        {
            throw new SplitException(
                FormattableString.Invariant($"A validation share of {share} of the training rows is not in (0, 1).")
            );
        }

        var drawn = new ImmutableArray<int>[Count];
        for (var fold = 0; fold < Count; fold++)
        {
            drawn[fold] = DrawValidation(fold, share, random);
        }

        return new FoldAssignment(_relatives, FoldOfRow, _classes, drawn);
    }

    /// <inheritdoc/>
    public IEnumerator<Fold> GetEnumerator() => Enumerable.Range(0, Count).Select(fold => this[fold]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ImmutableArray<int> DrawValidation(int fold, double share, UniformRandom random)
    {
        var groups = _relatives
            .Groups.Select(group => group.Where(row => FoldOfRow[row] != fold).ToImmutableArray())
            .Where(group => group.Length > 0)
            .ToArray();
        var parts = GroupAllocation.Allocate(groups, _classes, [1 - share, share], random);
        var rows = Enumerable.Range(0, parts.Length);
        int[] training = [.. rows.Where(row => parts[row] == 0)];
        ImmutableArray<int> validation = [.. rows.Where(row => parts[row] == 1)];
        PartCheck.DemandRows(training, $"training in fold {fold + 1}");
        PartCheck.DemandRows(validation, $"validation in fold {fold + 1}");
        PartCheck.DemandEveryClass(training, _classes, $"training in fold {fold + 1}");
        PartCheck.DemandClasses(validation, _classes, $"validation in fold {fold + 1}");
        return validation;
    }

    private int RelativesElsewhere(int row) =>
        _relatives.Groups[_relatives.GroupOfRow[row]].Count(other => FoldOfRow[other] != FoldOfRow[row]);
}
