using System.Diagnostics;
using System.Text;
using GenomicAttention.Runtime;
using TorchSharp;

namespace GenomicAttention.Tests.Runtime;

/// <summary>After torch was started in an environment that asked for other arithmetic.</summary>
[Collection(TorchTests.Collection)]
public sealed class TorchRuntimeTests
{
    private static readonly IReadOnlyDictionary<string, string> Pins = ArithmeticPins.Load().ForThisMachine();

    [Fact]
    public void Native_libraries_read_the_pins_whatever_was_set_before()
    {
        Assert.NotEmpty(Pins);
        Assert.All(Pins, pin => Assert.Equal(pin.Value, NativeEnvironment.Get(pin.Key)));
        Assert.All(Pins, pin => Assert.Equal(pin.Value, Environment.GetEnvironmentVariable(pin.Key)));
    }

    [Fact]
    public void What_could_change_results_and_is_not_pinned_is_no_longer_set()
    {
        var others = StartedTorch.SetBefore.Keys.Where(name => !Pins.ContainsKey(name)).ToList();

        Assert.NotEmpty(others);
        Assert.All(others, name => Assert.Null(NativeEnvironment.Get(name)));
        Assert.All(others, name => Assert.Null(Environment.GetEnvironmentVariable(name)));
    }

    [Fact]
    public void Every_beginning_of_a_name_that_the_file_lists_was_tried() =>
        Assert.All(
            ArithmeticPins.Load().Unset,
            prefix => Assert.Contains(StartedTorch.SetBefore.Keys, name => name.StartsWith(prefix))
        );

    [Fact]
    public void Torch_computes_with_one_thread()
    {
        Assert.Equal(1, torch.get_num_threads());
        Assert.Equal(1, torch.get_num_interop_threads());
    }

    [Fact]
    public void Libtorch_is_loaded_from_the_package_folder_and_once()
    {
        var packages = NativePackages.Find(Path.Combine(AppContext.BaseDirectory, NativePackages.FileName));
        using var process = Process.GetCurrentProcess();

        var loaded = process.Modules.Cast<ProcessModule>().Where(module => module.ModuleName.Contains("torch_cpu"));

        var folder = Path.GetDirectoryName(Assert.Single(loaded).FileName);
        Assert.Equal(Path.GetFullPath(packages.LibTorch), folder);
    }

    [Fact]
    public void Starting_again_does_nothing() => TorchRuntime.Start();

    [LinuxFact]
    public async Task Libtorch_is_loaded_after_the_pins_are_set()
    {
        // OpenMP's library comes with libtorch and, told so, prints its settings when it is loaded. The pins unset that.
        const string printed = "OPENMP DISPLAY ENVIRONMENT";
        var packages = NativePackages.Find(Path.Combine(AppContext.BaseDirectory, NativePackages.FileName));
        var openMP = Assert.Single(Directory.GetFiles(packages.LibTorch, "libgomp*"));
        Assert.Contains(printed, Encoding.Latin1.GetString(File.ReadAllBytes(openMP)), StringComparison.Ordinal);

        var run = await WorkerRun.Run("train-sweep-cell", [], [], "env", "OMP_DISPLAY_ENV=true");

        // With torch started, it finds that it was given no parameters.
        Assert.Contains("missing required properties", run.Report, StringComparison.Ordinal);
        Assert.DoesNotContain(printed, run.Report, StringComparison.Ordinal);
    }

    [Fact]
    public void Pins_that_come_after_libtorch_are_refused()
    {
        var thrown = Assert.Throws<InvalidOperationException>(ArithmeticPins.Load().Apply);

        Assert.StartsWith("libtorch was loaded before", thrown.Message);
    }
}
