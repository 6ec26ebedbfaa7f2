namespace Manuscript.Replication;

/// <summary>What results call the models that tables look for.</summary>
public static class ModelNames
{
    /// <summary>Dense attention (3.3.1).</summary>
    public const string Dense = "dense";

    /// <summary>Sparse attention (3.3.2) at the sparsity that the paper calls the best.</summary>
    public const string Sparse = "sparse 10%";

    /// <summary>Dense attention, trained on the test sequences too.</summary>
    public const string DenseTestsSeen = "dense, tests seen";
}
