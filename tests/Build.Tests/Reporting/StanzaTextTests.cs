using Build.Reporting;

namespace Build.Tests.Reporting;

/// <summary>A study's parameters are shown as they are written, with the comment above them and no other study's.</summary>
public sealed class StanzaTextTests
{
    private const string Parameters = """
        # The file's own.
        executors:
          second: { seed: 0 }
        studies:

          # Of the first.
          first:
            seed: 1        # why

            data: { length: 5 }

          # Of the second:
          # two lines.
          second:
            seed: 2
          third: { seed: 3 }
        """;

    [Theory]
    [InlineData("first", "  # Of the first.\n  first:\n    seed: 1        # why\n\n    data: { length: 5 }")]
    [InlineData("second", "  # Of the second:\n  # two lines.\n  second:\n    seed: 2")]
    [InlineData("third", "  third: { seed: 3 }")]
    [InlineData("fourth", "")]
    public void It_is_as_written(string study, string expected) =>
        Assert.Equal(expected, StanzaText.Of(Parameters, study));
}
