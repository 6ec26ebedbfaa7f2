using Build.CommandLine;
using Build.Crates;
using Build.Progress;
using Build.Studies;
using Cake.Core;
using Cake.Frosting;
using Manuscript.Claims;
using Spectre.Console;
using StepCache;

namespace Build;

/// <summary>What a task may see: the study's steps, where files go, and the console.</summary>
public sealed class StudyContext(
    ICakeContext context,
    BuildOptions options,
    IAnsiConsole console,
    Outcome outcome,
    StudySession? session = null
) : FrostingContext(context)
{
    /// <summary>What the user asked for.</summary>
    public BuildOptions Options => options;

    /// <summary>Where results are shown.</summary>
    public IAnsiConsole Console => console;

    /// <summary>How the run ends.</summary>
    public Outcome Outcome => outcome;

    /// <summary>The study's steps.</summary>
    public StudyPlan Plan => Session.Plan;

    /// <summary>Where things are read and written.</summary>
    public CheckoutPaths Paths => session?.Paths ?? CheckoutPaths.Of(options);

    /// <summary>The study; only where a target needs one.</summary>
    internal StudySession Session =>
        session ?? throw new InvalidOperationException("A task of a study runs without one.");

    /// <summary>Waits until the steps' outputs are there, or nobody needs them.</summary>
    public Task RunAsync(IEnumerable<Step> steps) => Session.WaitAsync(steps);

    /// <summary>What the study's steps came to, as far as this run knows.</summary>
    internal StepsLock Obtained(IEnumerable<Step> steps) => StepsLock.Of(Session.Runner.Results(steps));

    /// <summary>Copies a step's outputs into a folder; files that are already right stay untouched.</summary>
    public async Task RestoreAsync(Step step, string folder)
    {
        CheckoutPaths.RequireWritable(folder, "--output");
        await Session.RestoreAsync(step, folder);
    }

    /// <summary>Writes where the results came from beside them and, below the artifacts, when and where this run was.</summary>
    internal void WriteProvenance()
    {
        new StudyCrate(options, Paths, Plan, Session.Computations).Write(Session.Runner.Digests);
        RunLog.Write(Paths, options.Study, Session.OpenedUtc, Session.Reporter.Outcomes);
    }

    /// <summary>Says where renderings went, and whether they are of results that lay there or of this run's.</summary>
    internal void SayRendered(string kind, string folder) =>
        Say(
            $"{kind} in {CheckoutPaths.Display(folder)}, from "
                + (Session.Rendered is { } results ? CheckoutPaths.Display(results) : "the results of this run")
        );

    /// <summary>Tells the user something in passing.</summary>
    internal void Say(string text)
    {
        if (!options.IsQuiet)
        {
            console.WriteLine($"         {text}");
        }
    }

    /// <summary>
    /// Shows each number of the paper beside the one obtained here or, where a study is of a user's own sequences, how models
    /// fare on them; nothing where it has neither.
    /// </summary>
    public void ShowClaims()
    {
        var shown =
            options.IsQuiet ? null
            : ObservedView.IsOf(Paths.Results) ? ObservedView.Of(Paths.Results)
            : Plan.Compare.Outputs.Contains(ClaimRow.FileName) ? ClaimsView.Of(Paths.Results)
            : null;
        outcome.EndWith($"results in {CheckoutPaths.Display(Paths.Results)}", shown);
    }
}
