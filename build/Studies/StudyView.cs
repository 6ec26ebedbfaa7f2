using Build.CommandLine;
using Build.Parameters;
using StepCache;

namespace Build.Studies;

/// <summary>A study that is only looked at: its steps, and how they stand to the cache. Nothing is written.</summary>
internal sealed class StudyView
{
    private StudyView(StudyPlan plan, StepInspector inspector, Computations computations, FileDigests digests)
    {
        Plan = plan;
        Inspector = inspector;
        Computations = computations;
        Digests = digests;
    }

    /// <summary>The study's steps.</summary>
    public StudyPlan Plan { get; }

    /// <summary>Tells how they stand to the cache.</summary>
    public StepInspector Inspector { get; }

    /// <summary>What computes each kind of step.</summary>
    public Computations Computations { get; }

    /// <summary>The digests of files.</summary>
    public FileDigests Digests { get; }

    /// <summary>Reads the parameters and plans a study.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="paths">Where things are.</param>
    /// <param name="study">The study; by default the one that the user asked for.</param>
    /// <param name="say">Told of what is wrong with the remote cache, which is asked only if this is given.</param>
    /// <param name="known">The digests of files that an earlier view took; its own where none are given.</param>
    /// <exception cref="UserErrorException">Something that the user gave is wrong.</exception>
    public static StudyView Open(
        BuildOptions options,
        CheckoutPaths paths,
        string? study = null,
        Action<string>? say = null,
        FileDigests? known = null
    )
    {
        var name = study ?? options.Study;
        var file = ParameterFile.Read(paths.ParameterFile, options.Overrides);
        if (study is null)
        {
            StudyReader.DemandStepOf(file, name, options.Step);
        }
        var digests = known ?? new FileDigests(paths.Cache, options.Rehash);
        var computations = Computations.Of(paths, digests);
        return new StudyView(
            StudyPlans.Of(name, StudyReader.Read(file, name), computations, paths.DataRoot, options.Motifs),
            new StepInspector(paths.Cache, digests)
            {
                Remote = say is null ? null : RemoteSettings.Of(options),
                Say = say ?? (_ => { }),
            },
            computations,
            digests
        );
    }

    /// <summary>The names of all studies in the parameter file.</summary>
    public static IReadOnlyList<string> NamesIn(CheckoutPaths paths) =>
        ParameterFile.Read(paths.ParameterFile, []).Root.Section("studies").Names;

    /// <summary>The state of every step of the study.</summary>
    public IReadOnlyList<StepStatus> Status() => Inspector.Status(Plan.All);
}
