using Cake.Core.IO;
using Cake.Frosting.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting;

/// <summary>What a host can be told to use.</summary>
public static class CakeHostExtensions
{
    /// <summary>Gives tasks a context of the build's own.</summary>
    /// <typeparam name="TContext">The context's type.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseContext<TContext>(this CakeHost host)
        where TContext : class, IFrostingContext =>
        host.Configure(services => services.AddSingleton<IFrostingContext, TContext>());

    /// <summary>Runs something before and after all tasks.</summary>
    /// <typeparam name="TLifetime">The type to run.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseLifetime<TLifetime>(this CakeHost host)
        where TLifetime : class, IFrostingLifetime =>
        host.Configure(services =>
            services
                .AddSingleton<IFrostingLifetime, TLifetime>()
                .AddSingleton<IFrostingSetup>(provider => provider.GetRequiredService<IFrostingLifetime>())
                .AddSingleton<IFrostingTeardown>(provider => provider.GetRequiredService<IFrostingLifetime>())
        );

    /// <summary>Runs something before all tasks.</summary>
    /// <typeparam name="TSetup">The type to run.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseSetup<TSetup>(this CakeHost host)
        where TSetup : class, IFrostingSetup =>
        host.Configure(services => services.AddSingleton<IFrostingSetup, TSetup>());

    /// <summary>Runs something after all tasks.</summary>
    /// <typeparam name="TTeardown">The type to run.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseTeardown<TTeardown>(this CakeHost host)
        where TTeardown : class, IFrostingTeardown =>
        host.Configure(services => services.AddSingleton<IFrostingTeardown, TTeardown>());

    /// <summary>Runs something before and after each task.</summary>
    /// <typeparam name="TLifetime">The type to run.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseTaskLifetime<TLifetime>(this CakeHost host)
        where TLifetime : class, IFrostingTaskLifetime =>
        host.Configure(services =>
            services
                .AddSingleton<IFrostingTaskLifetime, TLifetime>()
                .AddSingleton<IFrostingTaskSetup>(provider => provider.GetRequiredService<IFrostingTaskLifetime>())
                .AddSingleton<IFrostingTaskTeardown>(provider => provider.GetRequiredService<IFrostingTaskLifetime>())
        );

    /// <summary>Runs the build in a directory, unless <c>--working</c> names another one.</summary>
    /// <param name="host">The host.</param>
    /// <param name="path">The directory; a relative one is found from the current directory.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseWorkingDirectory(this CakeHost host, DirectoryPath path) =>
        host.Configure(services => services.AddSingleton(new WorkingDirectory(path)));

    private static CakeHost Configure(this CakeHost host, Action<IServiceCollection> configure)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(configure);
    }
}
