using System.Collections.Immutable;
using GenomicAttention.RandomStreams;

namespace ObservedData.Splitting;

/// <summary>Splits into training, validation and test. Relatives are always in one part.</summary>
public static class HoldOut
{
    private const int PartCount = 3;
    private const int TrainingPart = 0;
    private const int ValidationPart = 1;
    private const int TestPart = 2;

    /// <summary>Draws parts, whatever the labels.</summary>
    /// <param name="relatives">Which rows stay together.</param>
    /// <param name="shares">The parts' shares; sizes differ from them by as much as groups of relatives demand.</param>
    /// <param name="random">What is drawn from.</param>
    /// <param name="classes">
    /// The class of each row, where labels are classes: a part of one class only, or training without one, is then an
    /// error.
    /// </param>
    /// <exception cref="SplitException">A part would be empty, or lack classes.</exception>
    public static HoldOutSplit Random(
        Relatives relatives,
        HoldOutShares shares,
        UniformRandom random,
        IReadOnlyList<int>? classes = null
    )
    {
        Demand(relatives, shares, random, classes);
        return Draw(relatives, strata: null, shares, random, classes);
    }

    /// <summary>Draws parts that have as much of each class as of all rows, as near as relatives allow.</summary>
    /// <param name="relatives">Which rows stay together.</param>
    /// <param name="classes">The class of each row, from zero.</param>
    /// <param name="shares">The parts' shares.</param>
    /// <param name="random">What is drawn from.</param>
    /// <exception cref="SplitException">A class has too few groups for the parts, or a part would lack classes.</exception>
    public static HoldOutSplit StratifiedByClass(
        Relatives relatives,
        IReadOnlyList<int> classes,
        HoldOutShares shares,
        UniformRandom random
    )
    {
        ArgumentNullException.ThrowIfNull(classes);
        Demand(relatives, shares, random, classes);
        PartCheck.DemandGroupsOfEveryClass(relatives, classes, shares.Validation > 0 ? PartCount : PartCount - 1);
        return Draw(relatives, classes, shares, random, classes);
    }

    /// <summary>Draws parts that have as much of each quantile of the labels as of all rows.</summary>
    /// <param name="relatives">Which rows stay together.</param>
    /// <param name="labels">The label of each row.</param>
    /// <param name="quantiles">Into how many parts the labels' order is cut; 4 is usual, 10 for hundreds of rows.</param>
    /// <param name="shares">The parts' shares.</param>
    /// <param name="random">What is drawn from.</param>
    /// <exception cref="SplitException">A part would be empty.</exception>
    public static HoldOutSplit StratifiedByLabel(
        Relatives relatives,
        IReadOnlyList<float> labels,
        int quantiles,
        HoldOutShares shares,
        UniformRandom random
    )
    {
        var strata = Strata.OfLabels(labels, quantiles);
        Demand(relatives, shares, random, strata);
        return Draw(relatives, strata, shares, random, classes: null);
    }

    /// <summary>
    /// Puts rows into parts by a column, such as chromosome 8 into the test. Relatives of test rows that have another
    /// value are left out, and so are those of validation rows: the test stays as it was asked for.
    /// </summary>
    /// <param name="relatives">Which rows must not be on different sides.</param>
    /// <param name="column">The value of each row.</param>
    /// <param name="validationValues">Values whose rows are for validation; none for no such part.</param>
    /// <param name="testValues">Values whose rows are the test. All other rows are for training.</param>
    /// <param name="classes">The class of each row, where labels are classes, as in <see cref="Random"/>.</param>
    /// <exception cref="SplitException">
    /// A value is in no row, or asked for twice; or a part would be empty, or lack classes.
    /// </exception>
    public static HoldOutSplit ByColumn(
        Relatives relatives,
        IReadOnlyList<string> column,
        IReadOnlyCollection<string> validationValues,
        IReadOnlyCollection<string> testValues,
        IReadOnlyList<int>? classes = null
    )
    {
        ArgumentNullException.ThrowIfNull(relatives);
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(validationValues);
        ArgumentNullException.ThrowIfNull(testValues);
        PartCheck.DemandColumn(relatives, classes);
        if (column.Count != relatives.Count)
        {
            throw new ArgumentException($"{column.Count} values for {relatives.Count} rows.", nameof(column));
        }

        DemandValues([.. validationValues, .. testValues], column);
        int[] asked = [.. column.Select(Part)];
        var parts = new int[asked.Length];
        foreach (var group in relatives.Groups)
        {
            // The test's claim is the strongest, then that of validation.
            var claim = group.Max(row => asked[row]);
            foreach (var row in group)
            {
                parts[row] = asked[row] == claim ? claim : -1;
            }
        }

        return Checked(parts, hasValidation: validationValues.Count > 0, classes);

        int Part(string value) =>
            testValues.Contains(value) ? TestPart
            : validationValues.Contains(value) ? ValidationPart
            : TrainingPart;
    }

    private static void DemandValues(string[] values, IReadOnlyList<string> column)
    {
        var held = column.ToHashSet(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (!held.Contains(value))
            {
                var some = string.Join(", ", held.Order(StringComparer.Ordinal).Take(8));
                throw new SplitException($"No row has the value '{value}' in the column to split by; it has {some}.");
            }
            if (values.Count(other => other == value) > 1)
            {
                throw new SplitException($"The value '{value}' is named twice: its rows can be in one part only.");
            }
        }
    }

    private static HoldOutSplit Draw(
        Relatives relatives,
        IReadOnlyList<int>? strata,
        HoldOutShares shares,
        UniformRandom random,
        IReadOnlyList<int>? classes
    )
    {
        var parts = GroupAllocation.Allocate(
            relatives.Groups,
            strata,
            [shares.Training, shares.Validation, shares.Test],
            random
        );
        return Checked(parts, hasValidation: shares.Validation > 0, classes);
    }

    private static HoldOutSplit Checked(int[] parts, bool hasValidation, IReadOnlyList<int>? classes)
    {
        var split = new HoldOutSplit(Rows(TrainingPart), Rows(ValidationPart), Rows(TestPart), Rows(-1));
        PartCheck.DemandRows(split.Training, "training");
        PartCheck.DemandRows(split.Test, "the test");
        if (hasValidation)
        {
            PartCheck.DemandRows(split.Validation, "validation");
        }

        PartCheck.DemandEveryClass(split.Training, classes, "training");
        PartCheck.DemandClasses(split.Validation, classes, "validation");
        PartCheck.DemandClasses(split.Test, classes, "the test");
        return split;

        ImmutableArray<int> Rows(int part) => [.. Enumerable.Range(0, parts.Length).Where(row => parts[row] == part)];
    }

    private static void Demand(
        Relatives relatives,
        HoldOutShares shares,
        UniformRandom random,
        IReadOnlyList<int>? classes
    )
    {
        ArgumentNullException.ThrowIfNull(relatives);
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(random);
        shares.Demand();
        PartCheck.DemandColumn(relatives, classes);
        if (relatives.Count == 0)
        {
            throw new SplitException("There is no sequence to split.");
        }
    }
}
