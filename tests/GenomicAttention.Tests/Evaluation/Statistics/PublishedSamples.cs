namespace GenomicAttention.Tests.Evaluation.Statistics;

/// <summary>Small data sets that statisticians have published results for.</summary>
internal static class PublishedSamples
{
    /// <summary>Hours of sleep gained by one drug over another (Student, 1908; R's <c>sleep</c>).</summary>
    public static readonly double[] Sleep = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];

    /// <summary>
    /// Darwin's maize: heights of crossed less self-fertilised plants, in eighths of an inch (Fisher, "The design of
    /// experiments", 1935).
    /// </summary>
    public static readonly double[] Maize = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];

    /// <summary>Spatial test A of 26 children (Efron and Tibshirani, 1993, table 14.1).</summary>
    public static readonly double[] SpatialA =
    [
        48,
        36,
        20,
        29,
        42,
        42,
        20,
        42,
        22,
        41,
        45,
        14,
        6,
        0,
        33,
        28,
        34,
        4,
        32,
        24,
        47,
        41,
        24,
        26,
        30,
        41,
    ];

    /// <summary>Spatial test B of the same children.</summary>
    public static readonly double[] SpatialB =
    [
        42,
        33,
        16,
        39,
        38,
        36,
        15,
        33,
        20,
        43,
        34,
        22,
        7,
        15,
        34,
        29,
        41,
        13,
        38,
        25,
        27,
        41,
        28,
        14,
        28,
        40,
    ];
}
