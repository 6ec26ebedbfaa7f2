using System.Text;
using System.Text.Json;
using CsCheck;
using GenomicAttention.Training;

namespace GenomicAttention.Tests.Training;

public sealed class SafeTensorsTests
{
    private static readonly Gen<ModelWeights> Weights =
        from names in Gen.String[1, 12].Where(name => name != "__metadata__").HashSet[0, 6]
        from arrays in Array().Array[names.Count]
        select new ModelWeights(names.Zip(arrays).ToDictionary(pair => pair.First, pair => pair.Second));

    [Fact]
    public void What_is_written_reads_back_to_the_bit() =>
        Weights.Sample(weights => AssertSame(weights, SafeTensors.Read(new MemoryStream(Write(weights)))));

    [Fact]
    public void Another_reader_of_the_format_finds_the_same() =>
        Weights.Sample(weights => AssertSame(weights, ReadIndependently(Write(weights))));

    [Fact]
    public void Equal_weights_are_equal_bytes_in_whatever_order_they_were_made() =>
        Weights.Sample(weights =>
        {
            var reversed = new ModelWeights(weights.Arrays.Reverse().ToDictionary());
            Assert.Equal(Write(weights), Write(reversed));
            Assert.Equal(Write(weights), Write(weights));
        });

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        var weights = new ModelWeights(
            new Dictionary<string, WeightArray> { ["b"] = new([2], [1f, -2f]), ["a.weight"] = new([1, 1], [0.5f]) }
        );

        var header =
            """{"a.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""";
        var padded = header.PadRight((header.Length + 7) / 8 * 8);
        byte[] values = [0, 0, 0, 0x3f, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0];
        Assert.Equal(
            [.. BitConverter.GetBytes((long)padded.Length), .. Encoding.ASCII.GetBytes(padded), .. values],
            Write(weights)
        );
    }

    [Fact]
    public void Metadata_that_other_writers_add_is_passed_over()
    {
        var file = File("""{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4);

        Assert.Equal(["a"], SafeTensors.Read(new MemoryStream(file)).Arrays.Keys);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("null", 0)]
    [InlineData("[]", 0)]
    [InlineData("{", 0)]
    [InlineData("""{"a":1}""", 4)]
    [InlineData("""{"a":{}}""", 4)]
    [InlineData("""{"a":null}""", 4)]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", 8)]
    [InlineData("""{"a":{"dtype":1,"shape":[1],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":1,"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 8)]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1,-1],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[500000000],"data_offsets":[0,2000000000]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1099511627776],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4.5]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[99999999999,100000000003]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 3)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 8)]
    public void A_header_that_is_wrong_or_does_not_fit_the_values_is_refused(string header, int valueBytes) =>
        AssertRefused(File(header, valueBytes));

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(100)]
    [InlineData(int.MaxValue)]
    [InlineData(long.MaxValue)]
    public void A_length_of_the_header_that_the_file_does_not_have_is_refused(long length) =>
        AssertRefused([.. BitConverter.GetBytes(length), .. "{}"u8]);

    [Fact]
    public void A_file_that_ends_too_early_is_refused_wherever_it_ends()
    {
        var whole = Write(new ModelWeights(new Dictionary<string, WeightArray> { ["a"] = new([3], [1, 2, 3]) }));

        foreach (var length in Enumerable.Range(0, whole.Length))
        {
            AssertRefused(whole[..length]);
        }
    }

    private static Gen<WeightArray> Array() =>
        from shape in Gen.Long[0, 4].Array[0, 3]
        from values in Gen.Single.Array[(int)shape.Aggregate(1L, (product, size) => product * size)]
        select new WeightArray(shape, values);

    private static void AssertRefused(byte[] file)
    {
        var error = Assert.Throws<InvalidDataException>(() => SafeTensors.Read(new MemoryStream(file)));
        Assert.StartsWith("Not weights in the safetensors format: ", error.Message);
    }

    private static void AssertSame(ModelWeights expected, ModelWeights actual)
    {
        Assert.Equal(expected.Arrays.Keys.Order(StringComparer.Ordinal), actual.Arrays.Keys);
        foreach (var (name, array) in expected.Arrays)
        {
            Assert.Equal(array.Shape, actual.Arrays[name].Shape);
            Assert.Equal(
                array.Values.Select(BitConverter.SingleToInt32Bits),
                actual.Arrays[name].Values.Select(BitConverter.SingleToInt32Bits)
            );
        }
    }

    private static byte[] Write(ModelWeights weights)
    {
        using var file = new MemoryStream();
        SafeTensors.Write(file, weights);
        return file.ToArray();
    }

    private static byte[] File(string header, int valueBytes) =>
        [.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), .. new byte[valueBytes]];

    // By the format's description: what it demands of a writer is checked, not only what a reader needs.
    private static ModelWeights ReadIndependently(byte[] file)
    {
        using var reader = new BinaryReader(new MemoryStream(file));
        var header = reader.ReadBytes((int)reader.ReadUInt64());
        Assert.Equal((byte)'{', header[0]);
        Assert.Equal(0, header.Length % 8);
        var arrays = new SortedDictionary<string, WeightArray>(StringComparer.Ordinal);
        var (data, end) = (reader.BaseStream.Position, 0L);
        foreach (var member in JsonDocument.Parse(header).RootElement.EnumerateObject())
        {
            Assert.Equal("F32", member.Value.GetProperty("dtype").GetString());
            Assert.Equal(end, member.Value.GetProperty("data_offsets")[0].GetInt64()); // no holes
            end = member.Value.GetProperty("data_offsets")[1].GetInt64();
            var values = new List<float>();
            while (reader.BaseStream.Position < data + end)
            {
                values.Add(reader.ReadSingle());
            }

            var shape = member.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64());
            arrays.Add(member.Name, new WeightArray([.. shape], [.. values]));
        }

        Assert.Equal(file.Length, data + end);
        return new ModelWeights(arrays);
    }
}
