using Build.Archiving;
using Build.Studies;
using StepCache;

namespace Build.Tests.Archiving;

public sealed class ArchiveReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genomic-archive-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_record_that_says_what_the_committed_lock_says_is_taken() =>
        ArchiveReader.RequireLocked(Records('k', '1'), Lock('k', '1'));

    [Fact]
    public void A_key_that_the_lock_does_not_have_is_of_another_state_and_is_taken() =>
        ArchiveReader.RequireLocked(Records('k', '2'), Lock('l', '1'));

    [Fact]
    public void A_record_of_a_locked_key_with_another_file_is_refused()
    {
        var error = Assert.Throws<ArchiveException>(() =>
            ArchiveReader.RequireLocked(Records('k', '2'), Lock('k', '1'))
        );

        Assert.Contains("claims.csv of published/compare is another file", error.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, ActionRecord> Records(char key, char digest) =>
        new() { [Of(key)] = new ActionRecord([new OutputFile("claims.csv", Of(digest), 1)]) };

    private StepsLock Lock(char key, char digest)
    {
        var file = Path.Combine(_folder.FullName, StepsLock.FileName);
        File.WriteAllText(file, $"step {Of(key)} published/compare\n  {Of(digest)} claims.csv\n");
        return StepsLock.Read(file);
    }

    private static string Of(char letter) => new(letter, 64);
}
