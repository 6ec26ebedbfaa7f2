using GenomicAttention.RandomStreams;
using GenomicAttention.Sequences;
using MotifAnalysis.Files;
using MotifAnalysis.Matrices;

namespace MotifAnalysis.Tests.Files;

public sealed class DamagedFileTests : IDisposable
{
    private const string Scraps = "0123456789.-+eE=[]> \t\nAMOTIFNaN\0é#:";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_damage_crashes_a_reader_or_loses_a_motif_in_silence(bool jaspar)
    {
        var random = new UniformRandom(jaspar ? 2 : 1);
        var good = _directory.At("good");
        MatrixMotif[] motifs = [.. Enumerable.Range(0, 4).Select(index => Motif($"m{index}", random))];
        if (jaspar)
        {
            JasparFile.Write(good, motifs);
        }
        else
        {
            MemeFile.Write(good, motifs);
        }

        var text = File.ReadAllText(good);
        var path = _directory.At("damaged");
        for (var trial = 0; trial < 1250; trial++)
        {
            var damaged = Damage(text, random);
            File.WriteAllText(path, damaged);
            var content = jaspar ? JasparFile.ReadWhatIsGood(path) : MemeFile.ReadWhatIsGood(path);
            Check(content, motifs, File.ReadAllLines(path), text.Split('\n'), jaspar, trial);
        }
    }

    private static void Check(
        MotifFileContent content,
        MatrixMotif[] motifs,
        string[] lines,
        string[] whole,
        bool jaspar,
        int trial
    )
    {
        // Counted apart from the reader: each header is a motif that is there.
        var there = lines.Count(line =>
            jaspar ? line.Trim().StartsWith('>') : line.Trim().Split(' ', '\t')[0] == "MOTIF"
        );
        Assert.True(content.Motifs.Count + content.Problems.Count >= there, $"Trial {trial}: a motif is lost.");
        Assert.True(content.Announced >= there, $"Trial {trial}: {content.Announced} announced, {there} there.");
        Assert.All(content.Problems, problem => Assert.Equal(problem.Path, content.Problems[0].Path));
        Assert.All(content.Problems, problem => Assert.InRange(problem.Line ?? 1, 1, Math.Max(1, lines.Length)));

        if (content.Problems.Count == 0)
        {
            Assert.Equal(there == 0 ? 1 : there, content.Motifs.Count);
        }

        // A motif whose lines are all as written, under an id that no other has, is read as it was, whatever happened to
        // the others.
        foreach (var motif in motifs.Where(motif => IsWhole(lines, whole, motif, jaspar)))
        {
            var read = content.Motifs.SingleOrDefault(other => other.Id == motif.Id);
            Assert.True(read is not null, $"Trial {trial}: {motif.Id} is whole and not read.");
            Assert.Equal(motif.Matrix.Acgt, read.Matrix.Acgt);
        }
    }

    private static bool IsWhole(string[] lines, string[] whole, MatrixMotif motif, bool jaspar)
    {
        var header = jaspar ? $">{motif.Id}" : $"MOTIF {motif.Id}";
        var rows = jaspar ? 4 : motif.Matrix.Width + 1;
        string[] block = [.. whole.Skip(Array.IndexOf(whole, header)).Take(rows + 1)];
        var at = Array.IndexOf(lines, header);
        if (at < 0 || !lines.Skip(at).Take(rows + 1).SequenceEqual(block))
        {
            return false;
        }

        // What follows may belong to it: a row too many is for it to report.
        var next = lines.Skip(at + rows + 1).FirstOrDefault(line => line.Trim().Length > 0) ?? header;
        return next.StartsWith(jaspar ? ">" : "MOTIF ", StringComparison.Ordinal)
            && lines.Count(line => line.Contains(motif.Id, StringComparison.Ordinal)) == 1;
    }

    private static string Damage(string text, UniformRandom random)
    {
        var letters = text.ToList();
        var lines = 1 + random.Below(4);
        for (var i = 0; i < lines && letters.Count > 1; i++)
        {
            var at = random.Below(letters.Count);
            switch (random.Below(6))
            {
                case 0:
                    letters[at] = Scraps[random.Below(Scraps.Length)];
                    break;
                case 1:
                    letters.Insert(at, Scraps[random.Below(Scraps.Length)]);
                    break;
                case 2:
                    letters.RemoveRange(at, Math.Min(letters.Count - at, 1 + random.Below(80)));
                    break;
                case 3:
                    letters.RemoveRange(at, letters.Count - at); // Cut off.
                    break;
                case 4:
                    letters.InsertRange(at, letters.Skip(random.Below(letters.Count)).Take(60).ToList());
                    break;
                default:
                    // A line is lost.
                    var end = letters.IndexOf('\n', at);
                    var start = letters.LastIndexOf('\n', at) + 1;
                    letters.RemoveRange(start, Math.Max(0, (end < 0 ? letters.Count : end + 1) - start));
                    break;
            }
        }

        return string.Concat(letters);
    }

    private static MatrixMotif Motif(string id, UniformRandom random)
    {
        var sites = Enumerable
            .Range(0, 20)
            .Select(_ => Enumerable.Range(0, 6).Select(_ => (byte)random.Below(Alphabet.NucleotideCount)).ToArray());
        return MatrixMotif.OfCounts(id, CountMatrix.OfSites([.. sites]));
    }
}
