namespace StepCache;

/// <summary>An input of a step: a file on disk, or an output file of another step.</summary>
public abstract record StepInput
{
    private StepInput() { }

    /// <summary>A file on disk as an input; it counts by its content, not its path.</summary>
    public static StepInput File(string path) => new OnDisk(path);

    /// <summary>A file on disk.</summary>
    /// <param name="Path">Its path.</param>
    public sealed record OnDisk(string Path) : StepInput;

    /// <summary>An output file of another step.</summary>
    /// <param name="Step">The step that writes it.</param>
    /// <param name="Path">One of that step's declared outputs.</param>
    public sealed record OutputOf(Step Step, string Path) : StepInput;
}
