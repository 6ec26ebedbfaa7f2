using System.Buffers.Binary;
using System.Text.Json;

namespace GenomicAttention.Training;

/// <summary>
/// Weights in the safetensors format: the length of a JSON header (8 bytes), the header, then the values, little
/// endian. Names are sorted and nothing else is written, so equal weights are equal bytes. Metadata, if there are
/// any, stand before all arrays.
/// </summary>
public static class SafeTensors
{
    /// <summary>What the header has metadata under, where other names have arrays.</summary>
    internal const string MetadataName = "__metadata__";

    private const string Float32 = "F32";

    /// <summary>Writes weights.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="weights">The arrays.</param>
    /// <param name="metadata">Texts by name that stand in the header beside the arrays.</param>
    public static void Write(Stream target, ModelWeights weights, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(weights);
        var arrays = weights.Arrays.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        var header = Header(arrays, metadata);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(number, header.Length);
        target.Write(number);
        target.Write(header);
        foreach (var value in arrays.SelectMany(pair => pair.Value.Values))
        {
            BinaryPrimitives.WriteSingleLittleEndian(number, value);
            target.Write(number[..4]);
        }
    }

    /// <summary>Reads weights.</summary>
    /// <exception cref="InvalidDataException">These are not float32 weights in the safetensors format.</exception>
    public static ModelWeights Read(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            var bytes = ReadAll(source);
            var (header, headerEnd) = ReadHeader(bytes);
            var arrays = new SortedDictionary<string, WeightArray>(StringComparer.Ordinal);
            foreach (var (name, entry) in header.Where(pair => pair.Key != MetadataName))
            {
                arrays.Add(name, ReadArray(entry, bytes.AsSpan(headerEnd)));
            }

            if (arrays.Values.Sum(array => 4L * array.Values.Length) != bytes.Length - headerEnd)
            {
                throw new FormatException("Some bytes belong to no array.");
            }

            return new ModelWeights(arrays);
        }
        catch (Exception error) when (IsOfTheFormat(error))
        {
            throw NotSafeTensors(error);
        }
    }

    /// <summary>Reads the metadata alone; there may be none.</summary>
    /// <exception cref="InvalidDataException">These are not weights in the safetensors format.</exception>
    public static IReadOnlyDictionary<string, string> ReadMetadata(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            var (header, _) = ReadHeader(ReadAll(source));
            return header.TryGetValue(MetadataName, out var metadata)
                ? metadata.Deserialize<Dictionary<string, string>>() ?? []
                : [];
        }
        catch (Exception error) when (IsOfTheFormat(error))
        {
            throw NotSafeTensors(error);
        }
    }

    private static bool IsOfTheFormat(Exception error) =>
        error
            is JsonException
                or ArgumentException
                or OverflowException
                or KeyNotFoundException
                or InvalidOperationException
                or FormatException;

    private static InvalidDataException NotSafeTensors(Exception error) =>
        new($"Not weights in the safetensors format: {error.Message}", error);

    private static (Dictionary<string, JsonElement> Header, int End) ReadHeader(byte[] bytes)
    {
        var end = checked(8 + (int)BinaryPrimitives.ReadInt64LittleEndian(bytes));
        var header = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(bytes.AsSpan(8..end));
        return (header ?? throw new FormatException("There is no header."), end);
    }

    private static byte[] Header(
        List<KeyValuePair<string, WeightArray>> arrays,
        IReadOnlyDictionary<string, string>? metadata
    )
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is not null)
            {
                json.WritePropertyName(MetadataName);
                JsonSerializer.Serialize(
                    json,
                    new SortedDictionary<string, string>(metadata.ToDictionary(), StringComparer.Ordinal)
                );
            }

            var end = 0L;
            foreach (var (name, array) in arrays)
            {
                var start = end;
                end += 4L * array.Values.Length;
                json.WritePropertyName(name);
                JsonSerializer.Serialize(
                    json,
                    new
                    {
                        dtype = Float32,
                        shape = array.Shape,
                        data_offsets = new[] { start, end },
                    }
                );
            }

            json.WriteEndObject();
        }

        // Readers map the values into memory: spaces bring them to a multiple of 8.
        while (buffer.Length % 8 != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }

    private static WeightArray ReadArray(JsonElement entry, ReadOnlySpan<byte> data)
    {
        if (entry.GetProperty("dtype").GetString() != Float32)
        {
            throw new FormatException("Only float32 is read.");
        }

        var shape = entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var offsets = entry.GetProperty("data_offsets").EnumerateArray().Select(at => at.GetInt32()).ToArray();
        if (offsets is not [var start, var end] || shape.Any(size => size < 0))
        {
            throw new FormatException("A shape or a place is none.");
        }

        var bytes = data[start..end];
        if (bytes.Length != shape.Aggregate(4L, (product, size) => checked(product * size)))
        {
            throw new FormatException("The values do not fill the shape.");
        }

        var values = new float[bytes.Length / 4];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]);
        }

        return new WeightArray(shape, values);
    }

    private static byte[] ReadAll(Stream source)
    {
        using var buffer = new MemoryStream();
        source.CopyTo(buffer);
        return buffer.ToArray();
    }
}
