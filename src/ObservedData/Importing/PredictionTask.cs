namespace ObservedData.Importing;

/// <summary>What is to be predicted of a sequence.</summary>
public enum PredictionTask
{
    /// <summary>One or several finite numbers.</summary>
    Regression,

    /// <summary>Which of two classes it is of.</summary>
    Binary,

    /// <summary>Which of two or more classes it is of.</summary>
    Multiclass,
}
