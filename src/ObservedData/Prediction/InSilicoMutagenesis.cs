using GenomicAttention.Sequences;

namespace ObservedData.Prediction;

/// <summary>
/// Asks a trained model what each letter of a sequence does to its output: every letter is replaced by each of the three
/// others in turn (Zhou and Troyanskaya, 2015, <see href="https://doi.org/10.1038/nmeth.3547"/>). Of any model: what it
/// looks at is not asked.
/// </summary>
/// <remarks>A sequence of n letters costs 3n + 1 predictions of n letters each.</remarks>
/// <param name="predictor">The model.</param>
public sealed class InSilicoMutagenesis(SequencePredictor predictor)
{
    /// <summary>Letters that a model should be asked to read in all: some minutes of one processor.</summary>
    public const long MostLetters = 1L << 28;

    private const int Substitutions = Alphabet.NucleotideCount - 1;

    // Letters of a pass of the model.
    private const int BatchLetters = 1 << 15;

    /// <summary>Letters of the longest sequence for which it reads no more than <see cref="MostLetters"/>.</summary>
    public static int LongestSequence { get; } =
        (int)((Math.Sqrt(1 + (4.0 * Substitutions * MostLetters)) - 1) / (2 * Substitutions));

    /// <summary>Letters that the model reads for a sequence of a length.</summary>
    /// <param name="length">Letters of the sequence.</param>
    public static long Cost(int length) => ((Substitutions * (long)length) + 1) * length;

    /// <summary>The effect of each letter of a sequence.</summary>
    /// <param name="codes">The sequence, without padding.</param>
    /// <returns>
    /// [length]: how far the mean output of the three substitutions lies from the output of the sequence itself, before any
    /// last sigmoid, in either direction; of several outputs the largest. 0 where the letter is unknown.
    /// </returns>
    public double[] Effects(ReadOnlySpan<byte> codes)
    {
        var sequence = codes.ToArray();
        var atOnce = Math.Max(1, BatchLetters / (sequence.Length * Substitutions));
        var given = Outputs([sequence]);
        var effects = new double[sequence.Length];
        for (var first = 0; first < sequence.Length; first += atOnce)
        {
            int[] positions =
            [
                .. Enumerable
                    .Range(first, Math.Min(atOnce, sequence.Length - first))
                    .Where(position => sequence[position] < Alphabet.NucleotideCount),
            ];
            if (positions.Length == 0)
            {
                continue;
            }

            var mutated = Outputs([.. positions.SelectMany(position => Mutants(sequence, position))]);
            var width = given.Length * Substitutions;
            foreach (var (at, position) in positions.Index())
            {
                effects[position] = Effect(given, mutated.AsSpan(at * width, width));
            }
        }

        return effects;
    }

    private static double Effect(float[] given, ReadOnlySpan<float> mutated)
    {
        var largest = 0.0;
        for (var output = 0; output < given.Length; output++)
        {
            var mean = 0.0;
            for (var mutant = 0; mutant < Substitutions; mutant++)
            {
                mean += mutated[(mutant * given.Length) + output] / (double)Substitutions;
            }

            largest = Math.Max(largest, Math.Abs(mean - given[output]));
        }

        return largest;
    }

    private static IEnumerable<byte[]> Mutants(byte[] sequence, int position)
    {
        for (byte code = 0; code < Alphabet.NucleotideCount; code++)
        {
            if (code != sequence[position])
            {
                var mutant = (byte[])sequence.Clone();
                mutant[position] = code;
                yield return mutant;
            }
        }
    }

    private float[] Outputs(byte[][] sequences) =>
        predictor.Outputs(
            new EncodedSequences(
                sequences[0].Length,
                [.. sequences.SelectMany(codes => codes)],
                sequences.Select((_, row) => $"{row}")
            )
        );
}
