using Build.CommandLine;
using Build.Executors;
using Build.Parameters;
using Build.Progress;
using Build.Studies;
using Spectre.Console;
using StepCache;

namespace Build;

/// <summary>A study that is ready to run: its parameters are read and its steps are known.</summary>
public sealed class StudySession : IAsyncDisposable
{
    private Predicate<Step> _mayRun = _ => true;
    private Predicate<Step> _force = _ => false;
    private HashSet<Step> _planned = [];

    private StudySession(
        BuildOptions options,
        CheckoutPaths paths,
        Study study,
        IWorkers workers,
        IAnsiConsole console,
        TextWriter? log,
        CancellationToken cancellation
    )
    {
        Paths = paths;
        Rendered = CommittedResults.AreRendered(options) ? CommittedResults.FolderOf(paths, options.Study) : null;
        Cancellation = cancellation;
        Reporter = new StepReporter(console, options.IsQuiet);
        Log = log is null ? null : new JsonLog(log, Reporter);
        Log?.Begin(options.Study, options.Targets);
        Runner = new StepRunner(
            new StepRunnerOptions
            {
                CacheDirectory = paths.Cache,
                Jobs = options.Jobs,
                Rehash = options.Rehash,
                Force = step => _force(step),
                MayRun = step => _mayRun(step),
                Remote = RemoteSettings.Of(options),
                Title = $"{options.Study}: {string.Join(", ", options.Targets)}",
                Observer = (IStepObserver?)Log ?? Reporter,
            },
            cancellation
        );
        Computations = Rendered is null
            ? Computations.Of(paths, Runner.Digests, workers)
            : Computations.OfRendering(paths, Runner.Digests);
        var plan = StudyPlans.Of(options.Study, study, Computations, paths.DataRoot, options.Motifs);
        Plan = Rendered is null
            ? plan with
            {
                Prediction = PredictionStep.Of(plan, study, options.Study, options, Computations),
                Motifs = MutagenesisSteps.AreAskedFor(options)
                    ? MutagenesisSteps.Of(plan, study, options, Computations, paths.DataRoot)
                    : plan.Motifs,
            }
            : CommittedResults.ReadBy(plan, options.Study, Rendered);
    }

    /// <summary>Where things are read and written.</summary>
    public CheckoutPaths Paths { get; }

    /// <summary>The folder of results that this run only renders; null where it computes them.</summary>
    public string? Rendered { get; }

    /// <summary>When it was opened.</summary>
    public DateTime OpenedUtc { get; } = DateTime.UtcNow;

    /// <summary>What computes each kind of step.</summary>
    internal Computations Computations { get; }

    /// <summary>Cancelled when the user interrupts the run.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>The study's steps.</summary>
    public StudyPlan Plan { get; }

    /// <summary>Says what the steps do.</summary>
    public StepReporter Reporter { get; }

    /// <summary>Says it to machines, where they asked.</summary>
    internal JsonLog? Log { get; }

    /// <summary>Runs the steps.</summary>
    public StepRunner Runner { get; }

    /// <summary>Reads the parameters and plans the study.</summary>
    /// <exception cref="UserErrorException">Something that the user gave is wrong.</exception>
    /// <param name="options">What the user asked for.</param>
    /// <param name="console">Where it is said what happens.</param>
    /// <param name="log">Where it is said to machines, or null.</param>
    /// <param name="cancellation">Cancelled when the user interrupts the run.</param>
    public static StudySession Open(
        BuildOptions options,
        IAnsiConsole console,
        TextWriter? log,
        CancellationToken cancellation
    )
    {
        var paths = CheckoutPaths.Of(options);
        var parameters = ParameterFile.Read(paths.ParameterFile, options.Overrides);
        var study = StudyReader.Read(parameters, options.Study);
        StudyReader.DemandStepOf(parameters, options.Study, options.Step);
        var slurm = SlurmSettingsReader.Read(parameters);
        CheckoutPaths.RequireWritable(paths.Cache, "--cache");
        CheckoutPaths.RequireWritable(paths.Results, "--output");
        IWorkers workers = options.Executor switch
        {
            ExecutorKind.Slurm => new ClusterWorkers(slurm, paths, options.Study),
            _ => new LocalWorkers(options.FreshWorkers),
        };
        return new StudySession(options, paths, study, workers, console, log, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Runner.DisposeAsync();

    /// <summary>Begins to run what the targets need; their own steps alone with <c>--exclusive</c>.</summary>
    public void Start(BuildOptions options, IReadOnlyList<IStudyTask> targets, IReadOnlyList<IStudyTask> scheduled)
    {
        if (options.Exclusive)
        {
            _mayRun = StepsOf(targets).Contains;
        }
        if (options.Force)
        {
            _force = StepsOf(options.Exclusive ? targets : scheduled).Contains;
        }
        _planned = [.. Runner.Start(StepsOf(targets)).Steps.Select(planned => planned.Step)];
    }

    /// <summary>Waits until those of the steps that the targets depend on have ended, or nobody needs them.</summary>
    public async Task WaitAsync(IEnumerable<Step> steps)
    {
        var completions = steps.Where(_planned.Contains).Select(Runner.Completion);
        await Reporter.WatchAsync(Task.WhenAll(completions), Runner.Look);
    }

    /// <summary>Copies a step's outputs into a folder; files that are already right stay untouched.</summary>
    public async Task RestoreAsync(Step step, string folder)
    {
        try
        {
            await Runner.RestoreAsync(step, folder);
        }
        catch (OperationCanceledException interruption)
        {
            throw Interruption.Of(Runner.Look(), interruption);
        }
    }

    private HashSet<Step> StepsOf(IEnumerable<IStudyTask> tasks) => [.. tasks.SelectMany(task => task.StepsOf(Plan))];
}
