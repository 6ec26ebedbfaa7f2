namespace ObservedData.Splitting;

/// <summary>Rows joined to sets by pairs (union-find with path halving; the earliest row stands for a set).</summary>
internal sealed class DisjointSets(int count)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, count)];

    public void Join(int one, int other)
    {
        var (a, b) = (Find(one), Find(other));
        _parents[Math.Max(a, b)] = Math.Min(a, b);
    }

    /// <summary>The set of each row; sets are numbered from zero in the order of their first rows.</summary>
    public int[] Numbered()
    {
        var numbers = new int[_parents.Length];
        var count = 0;
        for (var row = 0; row < numbers.Length; row++)
        {
            var first = Find(row);
            numbers[row] = first == row ? count++ : numbers[first];
        }

        return numbers;
    }

    private int Find(int row)
    {
        while (_parents[row] != row)
        {
            row = _parents[row] = _parents[_parents[row]];
        }

        return row;
    }
}
