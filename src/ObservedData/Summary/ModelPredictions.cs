namespace ObservedData.Summary;

/// <summary>What one model said under one split, at every seed, of the rows that it was then not trained on.</summary>
/// <param name="Split">The split.</param>
/// <param name="Model">The model's name in tables.</param>
/// <param name="Outputs">How many numbers it gives of a row.</param>
/// <param name="OfSeed">Of each seed, in the order of the seeds: [rows, outputs], not a number where a row was not tested.
/// </param>
public sealed record ModelPredictions(string Split, string Model, int Outputs, IReadOnlyList<double[]> OfSeed)
{
    /// <summary>What the name of the mean over seeds ends with.</summary>
    public const string MeanOfSeeds = ", mean of seeds";

    /// <summary>Whether it is a control: what it draws is the split alone.</summary>
    public bool IsControl { get; init; }

    /// <summary>Of how many seeds' predictions each is the mean.</summary>
    public int SeedsInEach { get; init; } = 1;

    /// <summary>Whether every seed says the same, as models do that draw nothing.</summary>
    public bool IsSameAtEverySeed => OfSeed.All(values => values.SequenceEqual(OfSeed[0]));

    /// <summary>The mean over the seeds at which a row was tested, as one model: seeds' errors partly cancel.</summary>
    public ModelPredictions Mean()
    {
        var mean = new double[OfSeed[0].Length];
        for (var at = 0; at < mean.Length; at++)
        {
            var tested = OfSeed.Select(values => values[at]).Where(double.IsFinite).ToList();
            mean[at] = tested.Count == 0 ? double.NaN : tested.Average();
        }

        return this with
        {
            Model = Model + MeanOfSeeds,
            OfSeed = [mean],
            SeedsInEach = OfSeed.Count,
        };
    }

    /// <summary>The rows that were tested at a seed.</summary>
    /// <param name="seed">From zero.</param>
    public bool[] IsTested(int seed) => [.. OfSeed[seed].Where((_, at) => at % Outputs == 0).Select(double.IsFinite)];
}
