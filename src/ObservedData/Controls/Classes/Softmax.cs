namespace ObservedData.Controls.Classes;

/// <summary>Probabilities from logarithms that lack a constant.</summary>
internal static class Softmax
{
    /// <summary>Writes exp(scoreᵢ) / Σ exp(scoreⱼ) over the scores.</summary>
    /// <returns>ln Σ exp(scoreⱼ), of the scores as they were.</returns>
    public static double Of(Span<double> scores)
    {
        var highest = double.NegativeInfinity;
        foreach (var score in scores)
        {
            highest = Math.Max(highest, score);
        }

        var sum = 0.0;
        foreach (ref var score in scores)
        {
            score = Math.Exp(score - highest);
            sum += score;
        }

        foreach (ref var score in scores)
        {
            score /= sum;
        }

        return highest + Math.Log(sum);
    }
}
