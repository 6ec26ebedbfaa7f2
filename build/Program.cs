using Build;
using Build.CommandLine;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

try
{
    var options = CommandLineParser.Parse(args, TaskCatalog.Names);
    if (options.Help)
    {
        Console.Write(HelpText.For(TaskCatalog.Descriptions));
        return ExitCode.Done;
    }

    var console = AnsiConsole.Console;
    var outcome = new Outcome();
    var runs = !options.LooksOnly && options.Targets.Any(TaskCatalog.NeedsStudy);
    using var interruption = new Interruption();
    await using var session = runs ? StudySession.Open(options, console, interruption.Token) : null;

    var hostCode = new CakeHost()
        .UseContext<StudyContext>()
        .UseLifetime<StudyLifetime>()
        .ConfigureServices(services =>
        {
            services.AddSingleton(options).AddSingleton(console).AddSingleton(outcome);
            if (session is not null)
            {
                services.AddSingleton(session);
            }
        })
        .Run(options.CakeArguments);

    if (outcome.Bug is { } bug)
    {
        Console.Error.WriteLine($"This is a bug of this program:\n{bug}");
    }
    if (outcome.LastLine is { } lastLine)
    {
        Console.WriteLine(lastLine);
    }
    return outcome.ExitCodeFor(hostCode);
}
catch (Exception error) when (error is UserErrorException or StepCache.StepCacheException)
{
    Console.Error.WriteLine($"error: {error.Message}");
    return ExitCode.UserError;
}
