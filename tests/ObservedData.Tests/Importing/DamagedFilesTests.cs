using System.Diagnostics;
using System.Globalization;
using System.Text;
using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using ObservedData.EncodedFiles;
using ObservedData.Importing;

namespace ObservedData.Tests.Importing;

/// <summary>
/// Ten thousand damaged files: each is read with all its records, or refused with a message for its owner.
/// </summary>
public sealed class DamagedFilesTests : IDisposable
{
    private const int FilesEach = 2500;
    private const string Genome = ">chr1\nACGTNACGTGTCATGCATCAGTAC\n>chr2\nTTTTGGGGCCCCAAAATTTTGGGGCCCCAAAA\n";

    // For one file, of a kilobyte: on an idle machine it takes a millisecond.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly TemporaryFiles _files = new();
    private int _read;

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Damaged_FASTA_is_read_whole_or_refused() =>
        Damage(
            random => Bytes(DrawFasta(random)),
            (path, _, damaged) => Assert.Equal(SimpleReaders.CountFasta(Text(damaged)), EncodeFasta(path))
        );

    [Fact]
    public void Damaged_gzip_is_read_whole_or_refused()
    {
        string original = "";
        Damage(
            random =>
            {
                original = DrawFasta(random);
                return TemporaryFiles.Gzip(original);
            },
            // What the checksum lets pass is what was packed; text in its place is read as text.
            (path, _, damaged) =>
                Assert.Equal(
                    SimpleReaders.CountFasta(damaged is [0x1f, 0x8b, ..] ? original : Text(damaged)),
                    EncodeFasta(path)
                )
        );
    }

    [Fact]
    public void Damaged_labels_are_read_whole_or_refused()
    {
        var ids = new IdIndex();
        foreach (var row in Enumerable.Range(0, 12))
        {
            ids.TryAdd($"s{row}");
        }

        Damage(
            random => Bytes(DrawLabels(random)),
            (path, trial, damaged) =>
            {
                var task = (PredictionTask)(trial % 3);
                var labels = Labels.Read(
                    path,
                    new LabelColumns(["label"], "group"),
                    task,
                    ids,
                    ClassDemand.Several,
                    (row, problem) => new SequenceFileException("sequences", row, problem)
                );

                Assert.Equal(SimpleReaders.CountRows(Text(damaged)), labels.Values.Length);
                Assert.All(labels.Values, value => Assert.True(float.IsFinite(value)));
                Assert.DoesNotContain(labels.Groups, string.IsNullOrEmpty);
            }
        );
    }

    [Fact]
    public void Damaged_BED_is_read_whole_or_refused()
    {
        var genome = _files.Write("genome.fa", Genome);
        Damage(
            random => Bytes(DrawBed(random)),
            (path, _, damaged) =>
            {
                var windows = BedFile.Read(path);
                using var writer = new EncodedFileWriter(_files["damaged.bin"]);
                SequenceEncoding.EncodeWindows(path, windows, genome, writer, _files["scratch"]);
                writer.Complete();

                Assert.Equal(SimpleReaders.CountBed(Text(damaged)), writer.Count);
                using var file = EncodedFile.Open(_files["damaged.bin"]);
                Assert.Equal(windows.Sum(window => window.Length), file.TokenCount);
            }
        );
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static string DrawFasta(UniformRandom random)
    {
        var text = new StringBuilder();
        var end = random.Below(3) == 0 ? "\r\n" : "\n";
        for (var record = 0; record < 1 + random.Below(6); record++)
        {
            text.Append(CultureInfo.InvariantCulture, $">s{record} described{end}");
            for (var line = 0; line < 1 + random.Below(3); line++)
            {
                for (var i = 0; i < 1 + random.Below(30); i++)
                {
                    text.Append("ACGTNacgtRU"[random.Below(11)]);
                }

                text.Append(end);
            }
        }

        return text.ToString();
    }

    private static string DrawLabels(UniformRandom random)
    {
        var text = new StringBuilder("id,label,group,\"and, more\"\n");
        for (var row = 0; row < 12; row++)
        {
            var label = random.Below(2) == 0 ? "1" : "0";
            text.Append(CultureInfo.InvariantCulture, $"s{row},{label},\"g{random.Below(3)}\",{random.Below(1000)}\n");
        }

        return text.ToString();
    }

    private static string DrawBed(UniformRandom random)
    {
        var text = new StringBuilder("track name=x\n# comment\n");
        for (var window = 0; window < 1 + random.Below(8); window++)
        {
            var start = random.Below(12);
            text.Append(
                CultureInfo.InvariantCulture,
                $"chr{1 + random.Below(2)}\t{start}\t{start + 1 + random.Below(12)}\tw{window}\t0\t{"+-."[random.Below(3)]}\n"
            );
        }

        return text.ToString();
    }

    private static byte[] Mutate(byte[] valid, UniformRandom random)
    {
        var bytes = valid.ToList();
        for (var times = 1 + random.Below(2); times > 0; times--)
        {
            var at = random.Below(bytes.Count + 1);
            switch (random.Below(9))
            {
                case 0 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Below(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 2:
                    bytes.InsertRange(
                        at,
                        Enumerable.Range(0, 1 + random.Below(9)).Select(_ => (byte)random.Below(256))
                    );
                    break;
                case 3:
                    var (start, end) = LineAround(bytes, at);
                    bytes.InsertRange(start, bytes.GetRange(start, end - start));
                    break;
                case 4:
                    var (first, last) = LineAround(bytes, at);
                    bytes.RemoveRange(first, last - first);
                    break;
                case 5
                    when bytes.IndexOf((byte)'\n', Math.Min(at, Math.Max(0, bytes.Count - 1))) is >= 0 and var lineEnd:
                    bytes.RemoveAt(lineEnd);
                    bytes.InsertRange(
                        lineEnd,
                        Bytes(new[] { "\r", "\r\n", "\n\r", "", "\n\n", " \n" }[random.Below(6)])
                    );
                    break;
                case 6
                    when bytes.FindIndex(Math.Min(at, bytes.Count), value => value is >= 48 and < 58)
                        is >= 0
                            and var digit:
                    bytes.InsertRange(
                        digit,
                        Bytes(new[] { "99999999999999999999999", "-", "1e400", "0x" }[random.Below(4)])
                    );
                    break;
                case 7:
                    bytes.InsertRange(at, Bytes("\"\",>;\t -*"[..(1 + random.Below(9))]));
                    break;
                default:
                    bytes.InsertRange(at, new byte[1 + random.Below(3)]);
                    break;
            }
        }

        return [.. bytes];
    }

    private static (int Start, int End) LineAround(List<byte> bytes, int at)
    {
        var start = at == 0 ? 0 : bytes.LastIndexOf((byte)'\n', at - 1) + 1;
        var end = bytes.IndexOf((byte)'\n', start);
        return (start, end < 0 ? bytes.Count : end + 1);
    }

    private int EncodeFasta(string path)
    {
        using var writer = new EncodedFileWriter(_files["damaged.bin"]);
        SequenceEncoding.EncodeFasta(path, writer);
        writer.Complete();
        return writer.Count;
    }

    private void Damage(Func<UniformRandom, byte[]> draw, Action<string, int, byte[]> read)
    {
        var random = new UniformRandom(2024);
        for (var trial = 0; trial < FilesEach; trial++)
        {
            var damaged = Mutate(draw(random), random);
            var path = _files.Write("damaged", damaged);
            var clock = Stopwatch.StartNew();
            try
            {
                read(path, trial, damaged);
                _read++;
                File.Delete(_files["damaged.bin"]);
            }
            catch (SequenceFileException e)
            {
                Assert.NotEmpty(e.Message);
                Assert.DoesNotContain(_files.Names, name => name.StartsWith("damaged.", StringComparison.Ordinal));
            }
            catch (Exception e)
            {
                Assert.Fail($"File {trial}, {Convert.ToHexString(damaged)}: {e}");
            }

            Assert.True(clock.Elapsed < Longest, $"File {trial} took {clock.Elapsed}.");
        }

        // Neither are all refused, nor all read: both kinds are looked at.
        Assert.InRange(_read, FilesEach / 500, FilesEach * 9 / 10);
    }
}
