using System.Globalization;
using Build.Progress;
using Manuscript.Observed;
using Manuscript.Tests.Observed;
using Spectre.Console;

namespace Build.Tests.Progress;

/// <summary>What a comparison on a user's own sequences ends with.</summary>
public sealed class ObservedViewTests
{
    [Theory]
    [InlineData(ObservedTask.Binary)]
    [InlineData(ObservedTask.Multiclass)]
    [InlineData(ObservedTask.Regression)]
    public Task Models_stand_with_the_primary_one_first_and_targets_below(ObservedTask task)
    {
        using var study = new ObservedFolder(task);
        study.Compare();

        return Verify(Shown(study.Results), "txt")
            .UseDirectory("../Snapshots")
            .UseFileName($"observed-view-{task.Text()}");
    }

    [Fact]
    public void It_is_chosen_by_the_file_that_only_such_studies_have()
    {
        using var study = new ObservedFolder();
        Assert.False(ObservedView.IsOf(study.Statistics));

        study.Compare();

        Assert.True(ObservedView.IsOf(study.Results));
    }

    private static string Shown(string results)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(text),
            }
        );
        console.Profile.Width = 160;
        console.Write(ObservedView.Of(results));
        return string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd()));
    }
}
