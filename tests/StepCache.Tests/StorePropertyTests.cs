using CsCheck;
using StepCache.Internal;

namespace StepCache.Tests;

/// <summary>Of all contents: what is put into the store comes out again, or not at all.</summary>
public sealed class StorePropertyTests : IDisposable
{
    // More than the buffer in which files are hashed, now and then.
    private static readonly Gen<byte[]> Content = Gen.Frequency(
        (20, Gen.Byte.Array[0, 300]),
        (
            1,
            Gen.Select(
                Gen.Byte,
                Gen.Int[250_000, 600_000],
                (value, length) => Enumerable.Repeat(value, length).ToArray()
            )
        )
    );

    private static readonly Gen<ActionRecord> Record = Gen.Select(
            Gen.String[1, 20],
            Gen.Byte.Array[32].Select(Convert.ToHexStringLower),
            Gen.OneOf(Gen.Long[0, 9], Gen.Long[0, long.MaxValue]),
            (path, digest, size) => new OutputFile(path, digest, size)
        )
        .Array[0, 5]
        .Select(outputs => new ActionRecord([
            .. outputs.DistinctBy(output => output.Path).OrderBy(output => output.Path, StringComparer.Ordinal),
        ]));

    private readonly TemporaryFolder folder = new();
    private readonly CacheLayout layout;
    private readonly BlobStore store;

    public StorePropertyTests()
    {
        layout = new CacheLayout(folder.File("cache"));
        store = new BlobStore(layout);
    }

    public void Dispose() => folder.Dispose();

    private OutputFile Add(byte[] content)
    {
        var file = folder.File(Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(file, content);
        var output = BlobStore.Describe(file, "text");
        AtomicFile.Move(file, layout.Blob(output.Digest));
        return output;
    }

    [Fact]
    public void A_file_that_was_stored_is_copied_out_with_the_same_bytes() =>
        Content.Sample(
            content =>
            {
                var stored = Add(content);
                var copy = folder.File(Guid.NewGuid().ToString("N"));

                Assert.Equal(new OutputFile("text", Sha256.OfBytes(content), content.LongLength), stored);
                Assert.True(store.Contains(stored));
                Assert.Null(store.Copy(stored.Digest, copy));
                Assert.Equal(content, File.ReadAllBytes(copy));
                File.Delete(copy);
            },
            iter: 60,
            threads: 1
        );

    [Fact]
    public void A_blob_with_one_bit_flipped_is_found_out_and_the_destination_left_as_it_was() =>
        Gen.Select(Content.Where(content => content.Length > 0), Gen.Int[0, int.MaxValue])
            .Sample(
                (content, position) =>
                {
                    var stored = Add(content);
                    var damaged = (byte[])content.Clone();
                    damaged[position % content.Length] ^= (byte)(1 << (position % 8));
                    File.WriteAllBytes(layout.Blob(stored.Digest), damaged);
                    var destination = folder.Write("destination", "as it was");

                    Assert.Equal("is damaged in the store", store.Copy(stored.Digest, destination));
                    Assert.Equal("as it was", File.ReadAllText(destination));
                    Assert.False(store.Contains(stored));
                    Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.tmp"));
                },
                iter: 60,
                threads: 1
            );

    [Fact]
    public void A_record_reads_back_as_it_was_written() =>
        Record.Sample(record =>
            Assert.Equal(record.Outputs, ActionRecordJson.Parse(ActionRecordJson.Write(record)).Outputs)
        );

    [Fact]
    public void A_record_on_disk_reads_back_for_the_outputs_that_it_lists_and_no_others() =>
        Record.Sample(
            record =>
            {
                var records = new RecordStore(layout);
                var key = Sha256.OfBytes(ActionRecordJson.Write(record));
                records.Write(key, record);
                string[] paths = [.. record.Outputs.Select(output => output.Path).Reverse()];

                Assert.Equal(record.Outputs, records.Read(key, paths).Record!.Outputs);
                var (other, damage, _) = records.Read(key, [.. paths, "one more"]);
                Assert.Equal((null, "its action record lists other outputs"), (other, damage));
            },
            iter: 60,
            threads: 1
        );

    [Fact]
    public void A_record_that_was_cut_short_is_damaged() =>
        Gen.Select(Record, Gen.Double.Unit)
            .Sample(
                (record, part) =>
                {
                    var whole = ActionRecordJson.Write(record);
                    var cut = whole[..(int)(whole.Length * part)];
                    Assert.ThrowsAny<Exception>(() => ActionRecordJson.Parse(cut));
                }
            );
}
