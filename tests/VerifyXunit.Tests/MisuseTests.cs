namespace VerifyXunit.Tests;

public sealed class MisuseTests
{
    [Fact]
    public async Task One_snapshot_is_not_compared_twice()
    {
        using var snapshots = new SnapshotDirectory();
        snapshots.Write("Case.verified.txt", "text");

        Assert.Null(await snapshots.FailureOf(Verifier.Verify("text")));

        Assert.Contains("compared twice", await snapshots.FailureOf(Verifier.Verify("text")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dense")]
    public async Task The_rows_of_a_theory_must_be_told_apart(string model)
    {
        var exception = await Record.ExceptionAsync(() => Verifier.Verify(model));

        Assert.Contains("UseTextForParameters", exception?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_extension_has_no_dot()
    {
        var exception = await Record.ExceptionAsync(() => Verifier.Verify("text", ".csv"));

        Assert.IsType<ArgumentException>(exception);
    }

    [Fact]
    public async Task A_call_that_is_in_no_test_says_so()
    {
        Task comparison;
        using (ExecutionContext.SuppressFlow())
        {
            comparison = Task.Run(() => Verifier.Verify("text").ToTask());
        }

        var exception = await Record.ExceptionAsync(() => comparison);

        Assert.Contains("within a test", exception?.Message, StringComparison.Ordinal);
    }
}
