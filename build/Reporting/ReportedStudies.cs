using Build.CommandLine;
using Build.Parameters;
using Build.Studies;
using Report;
using StepCache;

namespace Build.Reporting;

/// <summary>Gathers what the report cannot read from results: parameters, locks, and how steps stand to the cache.</summary>
internal sealed class ReportedStudies(BuildOptions options, string parameters, Action<string> say)
{
    // All studies are computed by the same programs, of half a gigabyte.
    private readonly FileDigests _digests = new(CheckoutPaths.Of(options).Cache, options.Rehash);

    /// <summary>A study for the report.</summary>
    /// <param name="name">Its name in the parameter file.</param>
    /// <param name="file">The parameter file.</param>
    /// <param name="view">Its steps; null where they cannot be planned on this machine.</param>
    public StudyContent Of(string name, ParameterFile file, StudyView? view)
    {
        var paths = CheckoutPaths.Of(options with { Study = name, Output = null });
        var study = StudyReader.Read(file, name);
        var lockFile = Path.Combine(paths.Results, StepsLock.FileName);
        return new StudyContent
        {
            Name = name,
            Protocol = ProtocolOf(study),
            Stanza = StanzaText.Of(parameters, name),
            Confidence = ConfidenceOf(study),
            Results = Folder(paths, paths.Results),
            Figures = Folder(paths, paths.Figures),
            ResultsStep = $"{name}/compare",
            Lock = LockOf(lockFile),
            Steps = view is null ? [] : StepsOf(view),
        };
    }

    /// <summary>A study's steps, which need what was restored for this machine.</summary>
    /// <returns>Null, and why in passing, where they cannot be planned here.</returns>
    public StudyView? TryOpen(string name)
    {
        try
        {
            return StudyView.Open(options, CheckoutPaths.Of(options), name, known: _digests);
        }
        catch (UserErrorException cannot)
        {
            say($"The report has no steps of {name}: {cannot.Message}");
            return null;
        }
    }

    private static Dictionary<string, LockedStep>? LockOf(string file) =>
        !Directory.Exists(Path.GetDirectoryName(file)) ? null
        : Directory.GetFileSystemEntries(Path.GetDirectoryName(file)!).Length == 0 ? null
        : StepsLock
            .Read(file)
            .Steps.ToDictionary(
                step => step.Name,
                step => new LockedStep(step.Key, step.Outputs),
                StringComparer.Ordinal
            );

    private static ReportFolder Folder(CheckoutPaths paths, string folder) =>
        new(CheckoutPaths.Display(folder), Path.GetRelativePath(paths.Root, folder).Replace('\\', '/'));

    private static IReadOnlyList<StepFact> StepsOf(StudyView view)
    {
        var tasks = view.Plan.ByTask.ToDictionary(entry => entry.Step, entry => entry.Task);
        return
        [
            .. view.Status()
                .Where(status => tasks.ContainsKey(status.Step))
                .Select(status => new StepFact(
                    status.Step.Name,
                    tasks[status.Step],
                    StandingOf(status),
                    view.Inspector.SecondsOf(status),
                    [
                        .. status
                            .Step.Inputs.Values.OfType<StepInput.OutputOf>()
                            .Select(input => input.Step.Name)
                            .Distinct(),
                    ]
                )),
        ];
    }

    private static StepStanding StandingOf(StepStatus status) =>
        status switch
        {
            { State: StepState.RemoteOnly } => StepStanding.AtRemote,
            { State: StepState.Undecided } => StepStanding.Undecided,
            { State: StepState.UpToDate } => StepStanding.InCache,
            _ => StepStanding.WouldRun,
        };

    private static StudyProtocol ProtocolOf(Study study) =>
        study switch
        {
            PublishedStudy => StudyProtocol.Published,
            ReplicatedStudy => StudyProtocol.Replicated,
            ObservedStudy => StudyProtocol.Observed,
            _ => StudyProtocol.Distant,
        };

    private static double? ConfidenceOf(Study study) =>
        study switch
        {
            ReplicatedStudy replicated => replicated.Verdicts.Confidence,
            ObservedStudy observed => observed.Intervals.Confidence,
            DistantStudy distant => distant.Confidence,
            _ => null,
        };
}
