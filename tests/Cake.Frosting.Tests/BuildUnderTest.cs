using Cake.Core;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Cake.Frosting.Tests;

/// <summary>A build of the given tasks, whose consoles and steps are recorded.</summary>
internal sealed class BuildUnderTest
{
    private readonly RecordingConsole _console = new();
    private readonly TestConsole _tables = new TestConsole().Width(120);

    private BuildUnderTest(Type[] tasks)
    {
        Host = CakeHost
            .Create()
            .UseContext<JournalContext>()
            .ConfigureServices(services =>
            {
                services.AddSingleton(Journal);
                services.AddSingleton<IConsole>(_console);
                services.AddSingleton<IAnsiConsole>(_tables);
                foreach (var task in tasks)
                {
                    services.AddSingleton(typeof(IFrostingTask), task);
                }
            });
    }

    public CakeHost Host { get; }
    public Journal Journal { get; } = new();
    public string Output => _console.Output;
    public string Errors => _console.Errors;
    public string Tables => _tables.Output;

    public static BuildUnderTest Of(params Type[] tasks) => new(tasks);

    public int Run(params string[] arguments) => Host.Run(arguments);
}

/// <summary>What ran, in its order.</summary>
public sealed class Journal
{
    private readonly List<string> _entries = [];

    public IReadOnlyList<string> Entries => _entries;

    public void Add(string entry) => _entries.Add(entry);
}

public class JournalContext(ICakeContext context, Journal journal) : FrostingContext(context)
{
    public void Ran(string entry) => journal.Add(entry);
}
