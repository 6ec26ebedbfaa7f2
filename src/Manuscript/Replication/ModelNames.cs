namespace Manuscript.Replication;

/// <summary>What results call the models that tables look for.</summary>
public static class ModelNames
{
    /// <summary>Dense attention (3.3.1).</summary>
    public const string Dense = "dense";

    /// <summary>The same, trained on the test sequences too.</summary>
    public const string DenseTestsSeen = "dense, tests seen";
}
