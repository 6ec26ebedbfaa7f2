namespace Manuscript.Observed;

/// <summary>What is predicted of each sequence.</summary>
public enum ObservedTask
{
    /// <summary>Which of two classes it is of.</summary>
    Binary,

    /// <summary>Which of several classes it is of.</summary>
    Multiclass,

    /// <summary>A value, or several.</summary>
    Regression,
}

/// <summary>Tasks as they are written.</summary>
public static class ObservedTasks
{
    internal static string All => string.Join(", ", Enum.GetValues<ObservedTask>().Select(Text));

    /// <summary>The task in a file or in parameters.</summary>
    /// <param name="task">Any.</param>
    /// <returns><c>binary</c>, <c>multiclass</c> or <c>regression</c>.</returns>
    public static string Text(this ObservedTask task) =>
        task switch
        {
            ObservedTask.Binary => "binary",
            ObservedTask.Multiclass => "multiclass",
            ObservedTask.Regression => "regression",
            _ => throw new ArgumentOutOfRangeException(nameof(task)),
        };

    internal static bool HasClasses(this ObservedTask task) => task != ObservedTask.Regression;

    internal static ObservedTask? TryParse(string text) =>
        Enum.GetValues<ObservedTask>().Where(task => task.Text() == text).Cast<ObservedTask?>().FirstOrDefault();
}
