using Build.CommandLine;
using Build.Crates;
using Build.Parameters;
using Build.Studies;
using Build.Tests.Parameters;
using Build.Tests.Studies;
using Provenance;
using StepCache;

namespace Build.Tests.Crates;

public sealed class StudyCrateTests : IDisposable
{
    private static readonly string Checkout = Path.GetDirectoryName(CommittedParameters.Path)!;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genomic-crate-");

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string> Studies =>
        [.. Directory.GetDirectories(Path.Combine(Checkout, "results")).Select(folder => Path.GetFileName(folder)!)];

    [Theory]
    [MemberData(nameof(Studies))]
    public void The_committed_one_is_that_of_the_committed_results_lock_and_parameters(string study)
    {
        CopyResults(study);

        Write(study);

        Assert.Equal(
            File.ReadAllText(Path.Combine(Checkout, "results", study, ResultsCrate.FileName)),
            File.ReadAllText(Path.Combine(_folder.FullName, ResultsCrate.FileName))
        );
    }

    [Fact]
    public void Results_that_are_not_those_of_the_lock_are_named_and_nothing_is_written()
    {
        CopyResults("published");
        File.AppendAllText(Path.Combine(_folder.FullName, "sweep.csv"), "\n");

        var error = Assert.Throws<UserErrorException>(() => Write("published"));

        Assert.Contains(
            "steps.lock: has another sweep.csv than the one beside it",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("./build.sh --study published", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.FullName, ResultsCrate.FileName)));
    }

    [Fact]
    public void A_lock_of_another_plan_is_refused()
    {
        CopyResults("published");

        var error = Assert.Throws<UserErrorException>(() => Write("published", "published.seed=7"));

        Assert.Contains("which the study has not", error.Message, StringComparison.Ordinal);
    }

    private void CopyResults(string study)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Checkout, "results", study)))
        {
            if (Path.GetFileName(file) != ResultsCrate.FileName)
            {
                File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
            }
        }
    }

    private void Write(string study, params string[] overrides)
    {
        var options = new BuildOptions { Study = study, Overrides = overrides };
        var paths = CheckoutPaths.Of(options) with { Results = _folder.FullName };
        var parameters = StudyReader.Read(ParameterFile.Read(paths.ParameterFile, overrides), study);
        var inert = Inert.Computations;
        var computations = inert with
        {
            ObservedData = inert.ObservedData with { Code = "observed" },
            ObservedTraining = inert.ObservedTraining with { Code = "observed" },
            Manuscript = inert.Manuscript with { Code = "manuscript" },
        };
        var plan = StudyPlans.Of(study, parameters, computations, paths.DataRoot);
        new StudyCrate(options, paths, plan, computations).Write(
            new FileDigests(Path.Combine(_folder.FullName, "cache"))
        );
    }
}
