namespace ObservedData.Importing;

/// <summary>How many classes the labels must have.</summary>
internal enum ClassDemand
{
    /// <summary>Two or more: there is something to tell apart.</summary>
    Several,

    /// <summary>One: the others are made.</summary>
    One,

    /// <summary>One or more: somebody has a look first.</summary>
    Any,
}
