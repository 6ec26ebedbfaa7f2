using GenomicAttention.Training;

namespace ObservedData.Tests.Trained;

/// <summary>The share of attention that each position receives, from a model's weights by the formulas: loops over numbers,
/// without torch.</summary>
internal static class AttentionByHand
{
    private const double Epsilon = 1e-5; // of batch normalisation

    /// <summary>softmax(q kᵀ / √width) of each head, averaged over heads and queries; q and k are the first two thirds of the
    /// packed projection.</summary>
    public static double[] Dense(ModelWeights weights, byte[] codes, int channels, int heads)
    {
        var (embeddings, projection, bias) = (
            weights.Arrays["embeddings.weight"].Values,
            weights.Arrays["attention.in_proj_weight"].Values,
            weights.Arrays["attention.in_proj_bias"].Values
        );
        double Projected(byte code, int row) =>
            bias[row]
            + Enumerable
                .Range(0, channels)
                .Sum(at => (double)projection[(row * channels) + at] * embeddings[(code * channels) + at]);

        var width = channels / heads;
        var received = new double[codes.Length];
        for (var head = 0; head < heads; head++)
        {
            foreach (var query in codes)
            {
                var scores = codes.Select(key =>
                    Enumerable
                        .Range(head * width, width)
                        .Sum(row => Projected(query, row) * Projected(key, channels + row)) / Math.Sqrt(width)
                );
                var exponentials = scores.Select(Math.Exp).ToArray();
                for (var key = 0; key < codes.Length; key++)
                {
                    received[key] += exponentials[key] / exponentials.Sum() / (heads * codes.Length);
                }
            }
        }
        return received;
    }

    /// <summary>Patterns, exponentials and mixing as in the stem, without its positional signal, which begins at zero; then of
    /// each head exp(score) / (1 + sum over kept positions), averaged over heads, and divided by what all receive.</summary>
    public static double[] Motif(ModelWeights weights, byte[] codes, int[] kept)
    {
        float[] Of(string name) => weights.Arrays[name].Values;
        var filters = Of("stem.exponents.weight").Length;
        var channels = Of("stem.mix.bias").Length;
        var heads = Of("readout.scores.bias").Length;
        var width = Of("stem.patterns.weight").Length / filters / 4;

        double Normalised(string norm, int filter, double value) =>
            (
                (value - Of($"{norm}.running_mean")[filter])
                / Math.Sqrt(Of($"{norm}.running_var")[filter] + Epsilon)
                * Of($"{norm}.weight")[filter]
            ) + Of($"{norm}.bias")[filter];

        double Match(int filter, int position)
        {
            var response = 0.0;
            for (var offset = 0; offset < width; offset++)
            {
                var at = position + offset - (width / 2);
                if (at >= 0 && at < codes.Length)
                {
                    response += Of("stem.patterns.weight")[(((filter * 4) + codes[at]) * width) + offset];
                }
            }
            var exponent = Math.Min(4, Normalised("stem.exponents", filter, response));
            return Normalised("stem.matches", filter, Math.Exp(exponent));
        }

        double Weight(int head, int position)
        {
            var score = (double)Of("readout.scores.bias")[head];
            for (var channel = 0; channel < channels; channel++)
            {
                var feature =
                    Of("stem.mix.bias")[channel]
                    + Enumerable
                        .Range(0, filters)
                        .Sum(filter => Of("stem.mix.weight")[(channel * filters) + filter] * Match(filter, position));
                score += Of("readout.scores.weight")[(head * channels) + channel] * feature;
            }
            return Math.Exp(Math.Min(8, score));
        }

        var received = new double[codes.Length];
        for (var head = 0; head < heads; head++)
        {
            var ofHead = kept.ToDictionary(position => position, position => Weight(head, position));
            foreach (var (position, weight) in ofHead)
            {
                received[position] += weight / (1 + ofHead.Values.Sum()) / heads;
            }
        }
        return [.. received.Select(share => share / received.Sum())];
    }
}
