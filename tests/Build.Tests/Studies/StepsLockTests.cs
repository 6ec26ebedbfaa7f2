using Build.Studies;
using StepCache;

namespace Build.Tests.Studies;

public sealed class StepsLockTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genomic-lock-");

    private string File => Path.Combine(_folder.FullName, "published", StepsLock.FileName);

    public StepsLockTests() => _folder.CreateSubdirectory("published");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_is_written_is_sorted_and_reads_back()
    {
        Lock(("b", 'k', [("z", '1'), ("a", '2')]), ("a", 'l', [("x", '3')])).Write(File);

        var lines = System.IO.File.ReadAllLines(File);
        Assert.Equal(
            [$"step {Of('l')} a", $"  {Of('3')} x", $"step {Of('k')} b", $"  {Of('2')} a", $"  {Of('1')} z"],
            lines.Where(line => !line.StartsWith('#'))
        );
        Assert.Empty(
            StepsLock.Read(File).DifferencesTo(Lock(("a", 'l', [("x", '3')]), ("b", 'k', [("z", '1'), ("a", '2')])))
        );
        Assert.Equal([Of('l'), Of('k')], StepsLock.KeysBelow(_folder.FullName));
    }

    [Fact]
    public void An_output_that_differs_is_named_with_both_digests()
    {
        var locked = Lock(("train", 'k', [("weights", '1'), ("history", '2')]));

        Assert.Equal(
            ["train: weights is 333333333333, locked is 111111111111"],
            locked.DifferencesTo(Lock(("train", 'm', [("weights", '3'), ("history", '2')])))
        );
    }

    [Fact]
    public void An_output_that_one_side_lacks_differs() =>
        Assert.Equal(
            ["train: gone is none, locked is 222222222222", "train: new is 333333333333, locked is none"],
            Lock(("train", 'k', [("weights", '1'), ("gone", '2')]))
                .DifferencesTo(Lock(("train", 'k', [("weights", '1'), ("new", '3')])))
        );

    [Fact]
    public void A_key_that_changed_with_equal_outputs_is_only_mentioned()
    {
        var locked = Lock(("train", 'k', [("weights", '1')]));
        var obtained = Lock(("train", 'm', [("weights", '1')]));

        Assert.Empty(locked.DifferencesTo(obtained));
        Assert.Equal(["train"], obtained.KeysChangedFrom(locked));
    }

    [Fact]
    public void Steps_that_one_side_lacks_differ() =>
        Assert.Equal(
            ["new: is not locked", "old: is locked, but is no step of this run"],
            Lock(("old", 'k', [("x", '1')])).DifferencesTo(Lock(("new", 'k', [("x", '1')])))
        );

    [Theory]
    [InlineData("step only-two", ":1:1: expected")]
    [InlineData("# a comment\n  0123 output-without-step", ":2:1: expected")]
    public void What_is_no_lock_is_refused_with_its_line(string text, string expected)
    {
        System.IO.File.WriteAllText(File, text);

        Assert.Contains(
            expected,
            Assert.Throws<UserErrorException>(() => StepsLock.Read(File)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_missing_lock_says_how_to_write_it() =>
        Assert.Contains(
            "run Compare without --locked",
            Assert.Throws<UserErrorException>(() => StepsLock.Read(File)).Message,
            StringComparison.Ordinal
        );

    private static StepsLock Lock(params (string Name, char Key, (string Path, char Digest)[] Outputs)[] steps) =>
        StepsLock.Of(
            steps.Select(step => new StepResult(
                StepCalled(step.Name),
                Of(step.Key),
                new ActionRecord([.. step.Outputs.Select(output => new OutputFile(output.Path, Of(output.Digest), 1))])
            ))
        );

    private static Step StepCalled(string name) =>
        new()
        {
            Name = name,
            Operation = "o",
            Code = "1",
            Outputs = ["x"],
            Executor = new InProcessExecutor((_, _, _) => { }),
        };

    private static string Of(char character) => new(character, 64);
}
