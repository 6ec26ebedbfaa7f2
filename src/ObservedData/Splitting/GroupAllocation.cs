using System.Collections.Immutable;
using GenomicAttention.RandomStreams;

namespace ObservedData.Splitting;

/// <summary>Hands whole groups out to parts, each part as near to its share of every class as groups allow.</summary>
/// <remarks>
/// Groups are put in a random order, then the largest first, and each goes to the part that lacks most of what it
/// holds: the sum over classes of what the part still lacks of a class times the group's rows of it, over all rows of
/// it. That is the choice which lowers the squared distance from the shares most. Groups of one row end less than a
/// row from every class's share. Large groups tend to end in the large part, as they do not fit elsewhere.
/// </remarks>
internal static class GroupAllocation
{
    /// <summary>The part of each row.</summary>
    /// <param name="groups">Rows of each group to hand out.</param>
    /// <param name="strata">Class of each row, from zero, whether it is handed out or not; null for one class.</param>
    /// <param name="shares">The share of each part, in all 1.</param>
    /// <param name="random">What the order of groups is drawn from.</param>
    /// <returns>[rows], −1 for those that are in no group.</returns>
    public static int[] Allocate(
        IReadOnlyList<ImmutableArray<int>> groups,
        IReadOnlyList<int>? strata,
        IReadOnlyList<double> shares,
        UniformRandom random
    )
    {
        var rowCount = groups.Max(group => group.Max()) + 1;
        var classes = strata is null ? new int[rowCount] : [.. strata];
        var totals = CountByClass(groups.SelectMany(group => group), classes, classes.Max() + 1);
        double[][] lacking = [.. shares.Select(share => totals.Select(total => share * total).ToArray())];
        var parts = new int[Math.Max(rowCount, classes.Length)];
        Array.Fill(parts, -1);

        var order = groups.ToArray();
        random.Shuffle(order.AsSpan());
        foreach (var group in order.OrderByDescending(group => group.Length))
        {
            var counts = CountByClass(group, classes, totals.Length);
            var part = MostLacking(lacking, counts, totals);
            foreach (var row in group)
            {
                parts[row] = part;
                lacking[part][classes[row]]--;
            }
        }

        return parts;
    }

    private static int MostLacking(double[][] lacking, int[] counts, int[] totals)
    {
        // What a sum in another order leaves is no reason to prefer a part: compared with a margin.
        const double margin = 1e-9;
        var best = 0;
        var (bestOfClasses, bestInAll) = (double.NegativeInfinity, double.NegativeInfinity);
        for (var part = 0; part < lacking.Length; part++)
        {
            var ofClasses = 0.0;
            for (var c = 0; c < counts.Length; c++)
            {
                ofClasses += counts[c] == 0 ? 0 : lacking[part][c] * counts[c] / totals[c];
            }

            var inAll = lacking[part].Sum();
            var isTied = Math.Abs(ofClasses - bestOfClasses) <= margin;
            if (isTied ? inAll > bestInAll + margin : ofClasses > bestOfClasses)
            {
                (best, bestOfClasses, bestInAll) = (part, ofClasses, inAll);
            }
        }

        return best;
    }

    private static int[] CountByClass(IEnumerable<int> rows, int[] classes, int classCount)
    {
        var counts = new int[classCount];
        foreach (var row in rows)
        {
            counts[classes[row]]++;
        }

        return counts;
    }
}
