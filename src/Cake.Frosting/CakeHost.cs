using System.Reflection;
using Cake.Cli;
using Cake.Frosting.Internal;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting;

/// <summary>Finds the tasks of a build and runs those that the command line asks for.</summary>
public sealed class CakeHost
{
    private readonly ServiceCollection _services = [];
    private readonly List<Assembly> _assemblies = [];

    /// <summary>Creates a host that finds the tasks of the program's own assembly.</summary>
    public CakeHost()
    {
        _services.AddCakeEngine();

        if (Assembly.GetEntryAssembly() is { } program)
        {
            _assemblies.Add(program);
        }
    }

    /// <summary>Creates a host that finds the tasks of the program's own assembly.</summary>
    /// <returns>The host.</returns>
    public static CakeHost Create() => new();

    /// <summary>Finds the tasks of one more assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The same host.</returns>
    public CakeHost AddAssembly(Assembly assembly)
    {
        _assemblies.Add(assembly);
        return this;
    }

    /// <summary>Adds services that contexts, tasks and lifetimes can ask for in their constructors. The
    /// last one added of a type is used, over Cake's own as well.</summary>
    /// <param name="services">What adds them.</param>
    /// <returns>The same host.</returns>
    public CakeHost ConfigureServices(Action<IServiceCollection> services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services(_services);
        return this;
    }

    /// <summary>Runs the tasks that the command line asks for, and prints a report.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <returns>0 if all went well; the code of a <see cref="Core.CakeException"/> that was not a task's,
    /// 1 for any other failure, -1 for a command line that cannot be read.</returns>
    public int Run(IEnumerable<string> args)
    {
        foreach (var task in _assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Where(IsTask))
        {
            _services.AddSingleton(typeof(IFrostingTask), task);
        }

        var registrar = new TypeRegistrar();
        registrar.RegisterInstance(typeof(IServiceCollection), _services);

        var app = new CommandApp<BuildCommand>(registrar);
        app.Configure(commands =>
        {
            commands.AddExample();
            commands.AddExample("--verbosity", "quiet");
            commands.AddExample("--tree");
        });

        return app.Run(args);

        static bool IsTask(Type type) =>
            type is { IsClass: true, IsAbstract: false } && typeof(IFrostingTask).IsAssignableFrom(type);
    }
}
