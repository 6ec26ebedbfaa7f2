using Build;
using Build.Archiving;
using Build.CommandLine;
using Build.Progress;
using Cake.Core;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;

try
{
    var options = CommandLineParser.Parse(args, TaskCatalog.Names);
    if (options.Help)
    {
        Console.Write(HelpText.For(TaskCatalog.Descriptions));
        return ExitCode.Done;
    }

    var log = options.Log == LogFormat.Json ? Terminal.TakeOutput() : null;
    var console = Terminal.Open();
    var outcome = new Outcome();
    ArchiveReader.Fill(options, console);
    var runs = !options.LooksOnly && options.Targets.Any(TaskCatalog.NeedsStudy);
    using var interruption = new Interruption();
    await using var session = runs ? StudySession.Open(options, console, log, interruption.Token) : null;

    var hostCode = new CakeHost()
        .UseContext<StudyContext>()
        .UseLifetime<StudyLifetime>()
        .ConfigureServices(services =>
        {
            services.AddSingleton(options).AddSingleton(console).AddSingleton(outcome);
            services.AddSingleton<ICakeReportPrinter>(provider => new ReportOfWork(
                ActivatorUtilities.CreateInstance<CakeReportPrinter>(provider),
                works: !options.Targets.All(TaskCatalog.IsView)
            ));
            services.AddSingleton<IConsole>(provider => new PlainInPipes(
                new CakeConsole(provider.GetRequiredService<ICakeEnvironment>())
            ));
            if (session is not null)
            {
                services.AddSingleton(session);
            }
        })
        .Run(options.CakeArguments);

    outcome.ShowResult(console);
    var exitCode = outcome.ExitCodeFor(hostCode);
    session?.Log?.End(exitCode, session.Reporter.Ran, session.Reporter.Reused);
    return exitCode;
}
catch (Exception error) when (error is UserErrorException or StepCache.StepCacheException)
{
    Console.Error.WriteLine($"error: {error.Message}");
    return ExitCode.UserError;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Interrupted: nothing had begun.");
    return ExitCode.Interrupted;
}
catch (Exception bug)
{
    Outcome.ShowBug(bug);
    return ExitCode.Bug;
}
