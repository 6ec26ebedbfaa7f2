using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using ObservedData.EncodedFiles;
using ObservedData.Tests.Importing;

namespace ObservedData.Tests.EncodedFiles;

public sealed class EncodedFileTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Its_bytes_are_those_of_the_format()
    {
        var bytes = File.ReadAllBytes(WriteTwo());

        // "a" is ACGT, "bc" is TN; codes are A 0, T 1, C 2, G 3, N 4.
        Assert.Equal(
            "895345510d0a1a0a" // signature
                + "0100000000000000" // version 1
                + "00020301" // a
                + "0104" // bc
                + "0000000000000000"
                + "0400000000000000"
                + "0600000000000000" // starts, and the end
                + "01000000"
                + "03000000" // ends of ids
                + "616263" // ids
                + "0600000000000000"
                + "0200000000000000"
                + "0300000000000000"
                + "0000000000000000", // numbers
            Convert.ToHexStringLower(bytes[..^40])
        );
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes[22..^40])),
            Convert.ToHexStringLower(bytes[^40..^8])
        );
        Assert.Equal("SEQ.END\n"u8.ToArray(), bytes[^8..]);
    }

    [Fact]
    public void Any_sequence_or_window_is_read_without_the_rest()
    {
        var random = new UniformRandom(5);
        var sequences = Enumerable.Range(0, 300).Select(_ => new byte[1 + random.Below(2000)]).ToArray();
        using (var writer = new EncodedFileWriter(_files["a.bin"]))
        {
            foreach (var (row, codes) in sequences.Index())
            {
                random.FillNucleotides(codes);
                Assert.True(writer.TryBegin($"id-{row}"));
                var cut = random.Below(codes.Length);
                writer.Append(codes.AsSpan(0, cut));
                writer.Append(codes.AsSpan(cut));
            }

            writer.Complete();
        }

        using var file = EncodedFile.Open(_files["a.bin"]);
        Assert.Equal(300, file.Count);
        Assert.Equal(sequences.Sum(codes => (long)codes.Length), file.TokenCount);
        for (var trial = 0; trial < 1000; trial++)
        {
            var row = random.Below(300);
            var start = random.Below(sequences[row].Length);
            var window = new byte[random.Below(sequences[row].Length - start + 1)];
            file.Read(row, start, window);

            Assert.Equal(sequences[row][start..(start + window.Length)], window);
            Assert.Equal(sequences[row], file.Read(row));
            Assert.Equal(row, file.IndexOf(file.IdOf(row)));
            Assert.Equal(sequences[row].Length, file.LengthOf(row));
        }

        Assert.Equal(-1, file.IndexOf("id-300"));
    }

    [Fact]
    public void A_part_outside_its_sequence_is_not_read()
    {
        using var file = EncodedFile.Open(WriteTwo());

        Assert.Throws<ArgumentOutOfRangeException>(() => file.Read(0, 1, new byte[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Read(0, -1, new byte[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Read(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.IdOf(-1));
    }

    [Fact]
    public void After_it_is_closed_nothing_is_read()
    {
        var file = EncodedFile.Open(WriteTwo());
        file.Dispose();
        file.Dispose();

        Assert.Throws<ObjectDisposedException>(() => file.Read(0));
    }

    [Fact]
    public void Cut_off_anywhere_it_is_refused()
    {
        var whole = File.ReadAllBytes(WriteTwo());
        for (var length = 0; length < whole.Length; length++)
        {
            var path = _files.Write("cut.bin", whole[..length]);

            Assert.Throws<SequenceFileException>(() => EncodedFile.Open(path));
        }

        Assert.Throws<SequenceFileException>(() => EncodedFile.Open(_files.Write("long.bin", [.. whole, 0])));
    }

    [Fact]
    public void With_any_byte_changed_outside_the_codes_it_is_refused_and_a_code_outside_the_alphabet_when_read()
    {
        var whole = File.ReadAllBytes(WriteTwo());
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= 0x80;
            var path = _files.Write("damaged.bin", damaged);

            Assert.Throws<SequenceFileException>(() =>
            {
                using var file = EncodedFile.Open(path);
                file.Read(0);
                file.Read(1);
            });
        }
    }

    [Theory]
    [InlineData(8, "format version 2")]
    [InlineData(0, "no file of encoded sequences")]
    public void Given_another_version_or_kind_it_says_so(int at, string problem)
    {
        var bytes = File.ReadAllBytes(WriteTwo());
        bytes[at] = 2;

        var error = Assert.Throws<SequenceFileException>(() => EncodedFile.Open(_files.Write("other.bin", bytes)));
        Assert.Contains(problem, error.Message);
    }

    [Fact]
    public void Given_no_file_or_a_folder_it_says_so()
    {
        Assert.Throws<SequenceFileException>(() => EncodedFile.Open(_files["none.bin"]));
        Assert.Throws<SequenceFileException>(() => EncodedFile.Open(_files.Directory));
    }

    [Fact]
    public void A_file_that_is_not_completed_leaves_nothing_and_does_not_replace_another()
    {
        var path = WriteTwo();
        var before = File.ReadAllBytes(path);
        using (var writer = new EncodedFileWriter(path))
        {
            writer.TryBegin("x");
            writer.Append([0, 1]);
        }

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(["two.bin"], _files.Names);
    }

    [Fact]
    public void Ids_are_distinct_and_sequences_not_empty()
    {
        using var writer = new EncodedFileWriter(_files["a.bin"]);
        Assert.Throws<InvalidOperationException>(() => writer.Append([0]));
        Assert.True(writer.TryBegin("x"));
        Assert.Throws<ArgumentException>(() => writer.TryBegin("y"));
        writer.Append([0]);
        Assert.False(writer.TryBegin("x"));
        Assert.Throws<ArgumentException>(() => writer.Append([Alphabet.Pad]));
        Assert.True(writer.TryBegin("y"));
        Assert.Throws<ArgumentException>(writer.Complete);
    }

    private string WriteTwo()
    {
        using var writer = new EncodedFileWriter(_files["two.bin"]);
        writer.TryBegin("a");
        writer.Append(Alphabet.Encode("ACGT"));
        writer.TryBegin("bc");
        writer.Append(Alphabet.Encode("TN"));
        writer.Complete();
        return _files["two.bin"];
    }
}
