using Cake.Cli;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.IO;
using Cake.Core.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

/// <summary>The services of Cake's engine, without its modules that install tools and packages.</summary>
internal static class EngineServices
{
    public static void AddCakeEngine(this IServiceCollection services)
    {
        services.AddCakeDiagnostics();
        services.UseModule<CoreModule>();
        services.AddSingleton(ReadConfiguration);
        services.AddSingleton<IVersionResolver, EngineVersion>();
        services.AddSingleton<FrostingContext>();
        services.AddSingleton<IFrostingContext>(provider => provider.GetRequiredService<FrostingContext>());
    }

    /// <summary>Reads Cake's settings: environment variables, cake.config, then the command line.</summary>
    private static ICakeConfiguration ReadConfiguration(IServiceProvider provider)
    {
        var environment = provider.GetRequiredService<ICakeEnvironment>();
        var arguments = provider.GetRequiredService<ICakeArguments>().GetArguments();

        return new CakeConfigurationProvider(
            provider.GetRequiredService<IFileSystem>(),
            environment
        ).CreateConfiguration(
            environment.WorkingDirectory,
            arguments.ToDictionary(argument => argument.Key, argument => argument.Value.FirstOrDefault() ?? "")
        );
    }
}
