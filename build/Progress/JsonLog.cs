using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StepCache;

namespace Build.Progress;

/// <summary>Writes what a run does as one line of JSON an event; <c>docs/run-log.md</c> says what each event has.</summary>
/// <param name="output">Where to; nothing else is written there.</param>
/// <param name="inner">Is told everything too.</param>
internal sealed class JsonLog(TextWriter output, IStepObserver inner) : IStepObserver
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock _gate = new();

    /// <summary>The run begins.</summary>
    public void Begin(string study, IReadOnlyList<string> targets) =>
        Write(
            "run",
            new
            {
                version = 1,
                study,
                targets,
                process = Environment.ProcessId,
                host = Environment.MachineName,
            }
        );

    /// <summary>The run has ended.</summary>
    public void End(int exitCode, int ran, int reused) =>
        Write(
            "end",
            new
            {
                exitCode,
                ran,
                reused,
            }
        );

    /// <inheritdoc/>
    public void Planned(StepPlan plan)
    {
        Write(
            "plan",
            new
            {
                steps = plan.Steps.Count,
                run = plan.Count(PlannedAction.Run),
                undecided = plan.Count(PlannedAction.Undecided),
                fetch = plan.Count(PlannedAction.FromRemote),
            }
        );
        inner.Planned(plan);
    }

    /// <inheritdoc/>
    public void Started(StepStart start)
    {
        Write(
            "started",
            new
            {
                step = start.Step.Name,
                start.Key,
                start.Reason,
                process = start.ProcessId,
            }
        );
        inner.Started(start);
    }

    /// <inheritdoc/>
    public void Progress(Step step, double fraction, string text)
    {
        Write(
            "progress",
            new
            {
                step = step.Name,
                fraction,
                text,
            }
        );
        inner.Progress(step, fraction, text);
    }

    /// <inheritdoc/>
    public void Finished(StepOutcome outcome)
    {
        Write(
            "finished",
            new
            {
                step = outcome.Step.Name,
                outcome.Key,
                outcome = JsonNamingPolicy.KebabCaseLower.ConvertName($"{outcome.Kind}"),
                seconds = outcome.Duration.TotalSeconds,
            }
        );
        inner.Finished(outcome);
    }

    /// <inheritdoc/>
    public void Failed(StepFailure failure)
    {
        Write(
            "failed",
            new
            {
                failure.Step,
                failure.Error,
                log = failure.LogFile,
                userError = failure.IsUserError,
            }
        );
        inner.Failed(failure);
    }

    /// <inheritdoc/>
    public void Message(string text)
    {
        Write("message", new { text });
        inner.Message(text);
    }

    private void Write(string name, object fields)
    {
        var line = JsonSerializer.SerializeToNode(fields, Format)!.AsObject();
        line.Insert(0, "event", name);
        lock (_gate)
        {
            line.Insert(1, "time", DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null));
            try
            {
                output.WriteLine(line.ToJsonString(Format));
                output.Flush();
            }
            catch (IOException)
            {
                // Whoever read it has gone; the run goes on.
            }
        }
    }
}
