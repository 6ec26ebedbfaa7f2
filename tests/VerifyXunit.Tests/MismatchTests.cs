namespace VerifyXunit.Tests;

public sealed class MismatchTests : IDisposable
{
    private readonly SnapshotDirectory _snapshots = new();

    public void Dispose() => _snapshots.Dispose();

    [Fact]
    public async Task The_message_of_a_mismatch_shows_the_lines_that_differ_and_how_to_accept_them()
    {
        var lines = Enumerable.Range(1, 30).Select(number => $"line {number}").ToArray();
        _snapshots.Write("Case.verified.txt", string.Join('\n', lines));
        lines[14] = "line fifteen";

        var message = await _snapshots.FailureOf(Verifier.Verify(string.Join('\n', lines)));

        await Verifier.Verify(message);
    }

    [Fact]
    public async Task The_message_of_a_new_snapshot_says_how_to_accept_it()
    {
        var message = await _snapshots.FailureOf(Verifier.Verify("new"));

        await Verifier.Verify(message);
    }

    [Fact]
    public async Task A_mismatch_leaves_the_verified_file_and_writes_the_received_one()
    {
        _snapshots.Write("Case.verified.csv", "a,b\n1,2\n");

        Assert.NotNull(await _snapshots.FailureOf(Verifier.Verify("a,b\r\n1,3\r\n", "csv")));

        Assert.Equal("a,b\n1,2\n", _snapshots.Read("Case.verified.csv"));
        Assert.Equal("a,b\n1,3\n", _snapshots.Read("Case.received.csv"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_missing_or_empty_verified_file_fails(string? verified)
    {
        if (verified is not null)
        {
            _snapshots.Write("Case.verified.txt", verified);
        }

        Assert.NotNull(await _snapshots.FailureOf(Verifier.Verify("text")));

        Assert.Equal("text", _snapshots.Read("Case.received.txt"));
    }

    [Theory]
    [InlineData("one\ntwo", "one\ntwo ")]
    [InlineData("one\ntwo", "One\ntwo")]
    [InlineData("one\ntwo", "one\n\ntwo")]
    [InlineData("one\ntwo", "one\ntwo\n\n")]
    [InlineData("one\ntwo\n", "one\ntwo")]
    public async Task White_space_case_and_missing_line_feeds_are_differences(string received, string verified)
    {
        _snapshots.Write("Case.verified.txt", verified);

        Assert.NotNull(await _snapshots.FailureOf(Verifier.Verify(received)));
    }

    [Fact]
    public async Task A_binary_file_is_compared_byte_by_byte()
    {
        _snapshots.Write("Case.verified.png", "\r\nabc");
        var target = _snapshots.Write("target.png", "\nabc");

        var message = await _snapshots.FailureOf(Verifier.VerifyFile(target));

        Assert.Contains("verified 5 bytes, received 4; equal up to byte 0", message, StringComparison.Ordinal);
    }
}
