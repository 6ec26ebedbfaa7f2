using Build.CommandLine;

namespace Build.Tests.CommandLine;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("500MB", 500_000_000)]
    [InlineData("1.5 GiB", 1_610_612_736)]
    [InlineData("2kb", 2_000)]
    [InlineData("12B", 12)]
    public void A_size_has_a_decimal_or_a_binary_unit_or_none(string text, long bytes)
    {
        Assert.True(ByteSize.TryParse(text, out var read));
        Assert.Equal(bytes, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MB")]
    [InlineData("-1MB")]
    [InlineData("many")]
    [InlineData("1e3")]
    public void What_is_no_size_is_refused(string text) => Assert.False(ByteSize.TryParse(text, out _));

    [Theory]
    [InlineData(5, "5 B")]
    [InlineData(1_536, "1.5 KiB")]
    [InlineData(3_145_728, "3.0 MiB")]
    [InlineData(2_147_483_648, "2.0 GiB")]
    public void A_size_is_written_in_the_unit_that_reads_best(long bytes, string text) =>
        Assert.Equal(text, ByteSize.Format(bytes));
}
