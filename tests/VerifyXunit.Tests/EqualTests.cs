using VerifyTests;

namespace VerifyXunit.Tests;

public sealed class EqualTests : IDisposable
{
    private readonly SnapshotDirectory _snapshots = new();

    public void Dispose() => _snapshots.Dispose();

    [Fact]
    public Task A_text_is_compared_with_the_file_named_after_its_test() => Verifier.Verify("A text.\nOf two lines.");

    [Fact]
    public Task The_extension_is_the_file_s() => Verifier.Verify("a,b\n1,2\n", "csv");

    [Fact]
    public Task A_directory_is_relative_to_the_test() => Verifier.Verify("A text.").UseDirectory("Snapshots");

    [Theory]
    [InlineData("dense")]
    [InlineData("sparse")]
    public Task The_rows_of_a_theory_have_a_file_each(string model)
    {
        var settings = new VerifySettings();
        settings.UseTextForParameters(model);

        return Verifier.Verify($"The model is {model}.", settings);
    }

    [Theory]
    [InlineData("one\ntwo", "one\r\ntwo")]
    [InlineData("one\r\ntwo", "one\ntwo")]
    [InlineData("one\rtwo", "one\ntwo")]
    [InlineData("one\ntwo", "one\ntwo\n")]
    [InlineData("one\ntwo", "one\ntwo\r\n")]
    [InlineData("", "emptyString")]
    [InlineData(null, "null")]
    public async Task Line_endings_and_a_final_one_make_no_difference(string? received, string verified)
    {
        _snapshots.Write("Case.verified.txt", verified);

        Assert.Null(await _snapshots.FailureOf(Verifier.Verify(received)));
    }

    [Fact]
    public async Task A_received_file_is_gone_once_the_snapshot_is_equal()
    {
        _snapshots.Write("Case.verified.txt", "text");
        _snapshots.Write("Case.received.txt", "an older failure");

        Assert.Null(await _snapshots.FailureOf(Verifier.Verify("text")));

        Assert.Equal(["Case.verified.txt"], _snapshots.Files);
    }

    [Fact]
    public async Task A_text_file_is_compared_as_text()
    {
        _snapshots.Write("Case.verified.csv", "a,b\n1,2\n");
        var target = _snapshots.Write("target.csv", "a,b\r\n1,2\r\n");

        Assert.Null(await _snapshots.FailureOf(Verifier.VerifyFile(target)));
    }

    [Fact]
    public async Task A_file_can_be_compared_under_another_extension()
    {
        _snapshots.Write("Case.verified.txt", "text");
        var target = _snapshots.Write("target.log", "text");

        Assert.Null(await _snapshots.FailureOf(Verifier.VerifyFile(target, extension: "txt")));
    }

    [Fact]
    public async Task Comparisons_at_the_same_time_keep_to_their_own_files()
    {
        var texts = Enumerable.Range(0, 50).Select(number => $"text {number}").ToArray();
        foreach (var text in texts)
        {
            _snapshots.Write($"{text}.verified.txt", text);
        }

        await Task.WhenAll(
            texts.Select(text =>
                Task.Run(() => Verifier.Verify(text).UseDirectory(_snapshots.Path).UseFileName(text).ToTask())
            )
        );
    }
}
