namespace ObservedData.EncodedFiles;

/// <summary>Distinct ids in the order of adding, found by name: their bytes end to end and a hash table of rows.</summary>
/// <remarks>Millions of strings in a dictionary take several times the memory.</remarks>
internal sealed class IdIndex
{
    private const int Empty = -1;

    private byte[] _bytes = new byte[1024];
    private int[] _ends = new int[64];
    private int[] _slots = NewSlots(128);

    /// <summary>How many ids there are.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes of all ids, end to end.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Count == 0 ? 0 : _ends[Count - 1]);

    /// <summary>Where the bytes of each id end.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    /// <summary>An id by its row.</summary>
    public string this[int row] => System.Text.Encoding.UTF8.GetString(At(row));

    /// <summary>Adds an id.</summary>
    /// <returns>Whether it was not there before.</returns>
    public bool TryAdd(string id) => TryAdd(System.Text.Encoding.UTF8.GetBytes(id));

    /// <summary>Adds an id.</summary>
    /// <returns>Whether it was not there before.</returns>
    public bool TryAdd(ReadOnlySpan<byte> id)
    {
        if (2 * (Count + 1) > _slots.Length)
        {
            Rehash();
        }

        var slot = SlotOf(id);
        if (_slots[slot] != Empty)
        {
            return false;
        }

        var start = Bytes.Length;
        Reserve(checked(start + id.Length));
        id.CopyTo(_bytes.AsSpan(start));
        _slots[slot] = Count;
        _ends[Count++] = start + id.Length;
        return true;
    }

    /// <summary>The row of an id, or -1.</summary>
    public int IndexOf(string id) => _slots[SlotOf(System.Text.Encoding.UTF8.GetBytes(id))];

    private static int[] NewSlots(int length)
    {
        var slots = new int[length];
        Array.Fill(slots, Empty);
        return slots;
    }

    private ReadOnlySpan<byte> At(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        var start = row == 0 ? 0 : _ends[row - 1];
        return _bytes.AsSpan(start, _ends[row] - start);
    }

    // Linear probing in a table at most half full; its length is a power of two.
    private int SlotOf(ReadOnlySpan<byte> id)
    {
        var hash = new HashCode();
        hash.AddBytes(id);
        var slot = hash.ToHashCode() & (_slots.Length - 1);
        while (_slots[slot] != Empty && !At(_slots[slot]).SequenceEqual(id))
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }

    private void Rehash()
    {
        _slots = NewSlots(2 * _slots.Length);
        for (var row = 0; row < Count; row++)
        {
            _slots[SlotOf(At(row))] = row;
        }
    }

    private void Reserve(int bytes)
    {
        if (bytes > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(bytes, 2L * _bytes.Length)));
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, 2 * _ends.Length);
        }
    }
}
