using System.ComponentModel;
using System.Globalization;
using Build.Testing;
using Cake.Core;

namespace Build.Benchmarking;

/// <summary>Measures how well a host keeps a large cluster at work that shares a slow file system with it: the step cache is
/// real, its files are slowed down, and the nodes are simulated.</summary>
/// <param name="paths">Where the simulation is.</param>
/// <param name="say">Told where it cannot be run, and why.</param>
internal sealed class ClusterBenchmark(CheckoutPaths paths, Action<string> say)
{
    private const int Workers = 1_000;
    private const int Cells = 6_000;
    private const int CellSeconds = 30;
    private const int FileMilliseconds = 50;

    /// <summary>Runs the simulation in a process of its own and returns its figures; none where files cannot be slowed
    /// down.</summary>
    public IReadOnlyList<BenchmarkFigure> Run()
    {
        var folder = Directory.CreateTempSubdirectory("genomic-cluster-").FullName;
        // In memory: what a disk takes does not come on top.
        var shared = Path.Combine("/dev/shm", Path.GetFileName(folder));
        try
        {
            if (!TryCompile(folder, out var library))
            {
                say("The cluster is not simulated: slow files need Linux and a C compiler (Debian: gcc).");
                return [];
            }
            if (DotNet.Run(paths.Root, ["build", "src/ClusterSimulation", "--nologo", "--verbosity", "quiet"]) != 0)
            {
                throw new CakeException("The program that simulates a cluster could not be built.");
            }
            Directory.CreateDirectory(shared);
            return [.. Simulate(shared, library)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            if (Directory.Exists(shared))
            {
                Directory.Delete(shared, recursive: true);
            }
        }
    }

    private IEnumerable<BenchmarkFigure> Simulate(string shared, string library)
    {
        var program = Path.Combine(paths.Artifacts, "bin", "ClusterSimulation", "release", "ClusterSimulation.dll");
        int[] sizes = [Workers, Cells, CellSeconds];
        var run = ChildProcess.Run(
            "dotnet",
            [program, shared, .. sizes.Select(Text)],
            environment: new Dictionary<string, string>
            {
                ["LD_PRELOAD"] = library,
                ["SLOW_FILES_FOLDER"] = shared,
                ["SLOW_FILES_MILLISECONDS"] = Text(FileMilliseconds),
            }
        );
        var values = run
            .Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(value => double.Parse(value, CultureInfo.InvariantCulture))
            .ToList();
        yield return new BenchmarkFigure(
            $"throughput of {Workers} simulated workers, cells of {CellSeconds} s, {FileMilliseconds} ms a file operation",
            100 * values[0],
            "% of the ideal",
            AtLeast: 90
        );
        yield return new BenchmarkFigure("file operations of such a cell", values[1], "");
        yield return new BenchmarkFigure("such attempts that lost their node", values[2], "");
    }

    private bool TryCompile(string folder, out string library)
    {
        library = Path.Combine(folder, "slow-files.so");
        var source = Path.Combine(paths.Root, "src", "ClusterSimulation", "slow-files.c");
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                return false;
            }
            ChildProcess.Run("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]);
            return true;
        }
        catch (Win32Exception)
        {
            return false; // There is no such program.
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
