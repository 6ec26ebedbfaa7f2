using Cake.Cli;
using Cake.Cli.Infrastructure;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Scripting;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

/// <summary>Runs a build as the command line says.</summary>
internal sealed class BuildCommand(IServiceCollection services) : Command<BuildSettings>
{
    public override int Execute(CommandContext context, BuildSettings settings, CancellationToken cancellationToken)
    {
        services.AddSingleton<ICakeArguments>(context.Remaining.ToCakeArguments(settings.Targets));
        var provider = services.BuildServiceProvider();
        var log = provider.GetRequiredService<ICakeLog>();

        try
        {
            if (settings.Version)
            {
                new VersionFeature(Get<IVersionResolver>()).Run(Get<IConsole>());
                return 0;
            }

            if (settings.Info)
            {
                new InfoFeature(Get<IVersionResolver>()).Run(Get<IConsole>());
                return 0;
            }

            log.Verbosity = settings.Verbosity;
            ChangeDirectory();
            Run();
            return 0;
        }
        catch (Exception exception)
        {
            return log.LogException(exception);
        }

        T Get<T>()
            where T : notnull => provider.GetRequiredService<T>();

        void ChangeDirectory()
        {
            var environment = Get<ICakeEnvironment>();
            var chosen = settings.WorkingDirectory ?? provider.GetService<WorkingDirectory>()?.Path;
            if (chosen is null)
            {
                return;
            }

            var directory = chosen.MakeAbsolute(environment);
            if (!Get<IFileSystem>().Exist(directory))
            {
                throw new FrostingException($"The working directory '{directory.FullPath}' does not exist.");
            }

            environment.WorkingDirectory = directory;
        }

        void Run()
        {
            var host = CreateHost();
            if (settings.Exclusive)
            {
                host.Settings.UseExclusiveTarget();
            }

            var frosting = Get<IFrostingContext>();
            var engine = Get<ICakeEngine>();
            engine.RegisterTasks(provider.GetServices<IFrostingTask>(), frosting, log);
            engine.RegisterLifetimes(provider, frosting);
            host.RunTargetsAsync(settings.Targets).GetAwaiter().GetResult();
        }

        ScriptHost CreateHost()
        {
            var engine = Get<ICakeEngine>();
            var frosting = Get<IFrostingContext>();
            return settings switch
            {
                { DryRun: true } => new DryRunScriptHost<IFrostingContext>(engine, frosting, log),
                { Tree: true } => new TreeScriptHost(engine, frosting, Get<IConsole>()),
                { Description: true } => new DescriptionScriptHost(engine, frosting, Get<IAnsiConsole>()),
                _ => ActivatorUtilities.CreateInstance<BuildScriptHost<IFrostingContext>>(provider),
            };
        }
    }
}
