using Build.CommandLine;
using Build.Tests.Parameters;
using YamlDotNet.RepresentationModel;

namespace Build.Tests.CommandLine;

/// <summary>The commands of the workflow that is meant to run elsewhere.</summary>
public sealed class WorkflowTests
{
    private const string Command = "./build.sh ";

    private static readonly string Checkout = Path.GetDirectoryName(CommittedParameters.Path)!;

    private static IEnumerable<string> Commands()
    {
        using var text = File.OpenText(Path.Combine(Checkout, ".github", "workflows", "results.yml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        return yaml.Documents[0]
            .AllNodes.OfType<YamlMappingNode>()
            .Where(step => step.Children.ContainsKey("run"))
            .Select(step => step["run"].ToString())
            .Where(command => !command.StartsWith("echo ", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_is_one_that_the_command_line_takes()
    {
        var options = Commands().Select(Parse).ToList();

        Assert.Equal(["Compare", "RenderFigures", "Diff", "Collect"], options.SelectMany(command => command.Targets));
        Assert.True(options[0].Locked);

        static BuildOptions Parse(string command)
        {
            Assert.StartsWith(Command, command, StringComparison.Ordinal);
            var arguments = command[Command.Length..].Split(">>")[0].Replace("${{ github.base_ref }}", "main");
            return CommandLineParser.Parse(
                arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                TaskCatalog.Names
            );
        }
    }
}
