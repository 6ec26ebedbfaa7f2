using GenomicAttention.Sequences;
using ObservedData.Metrics;

namespace ObservedData.Controls.Classes;

/// <summary>
/// Naive Bayes on single positions: given the class, nucleotides are taken for independent. Of two classes it is the
/// log-odds score of two position weight matrices. Unknown nucleotides and padding are passed over.
/// </summary>
/// <param name="pseudocount">
/// Added to the count of each nucleotide at each position of each class, above 0; a quarter makes one sequence of all
/// four, 1 is Laplace's.
/// </param>
public sealed class NaiveBayesControl(double pseudocount = 0.25) : IClassControl
{
    private readonly double _pseudocount =
        pseudocount > 0 && double.IsFinite(pseudocount)
            ? pseudocount
            : throw new ArgumentOutOfRangeException(nameof(pseudocount), pseudocount, "It must be above 0.");

    /// <inheritdoc/>
    public string Name => "naive Bayes on positions";

    /// <inheritdoc/>
    public IFittedClassControl Fit(EncodedSequences training, IReadOnlyList<int> classes, int classCount)
    {
        ControlDemand.Classes(training, classes, classCount);
        var logs = new double[classCount][]; // [classes][positions, nucleotides]
        var priors = new double[classCount]; // logarithms; that of a class never seen is minus infinity
        for (var label = 0; label < classCount; label++)
        {
            var counts = new double[training.Length * Alphabet.NucleotideCount];
            var members = 0;
            for (var row = 0; row < training.Count; row++)
            {
                if (classes[row] == label)
                {
                    Count(training[row], counts);
                    members++;
                }
            }

            priors[label] = Math.Log((double)members / training.Count);
            logs[label] = LogShares(counts);
        }

        return new Fitted(training, priors, logs);
    }

    private static void Count(ReadOnlySpan<byte> codes, double[] counts)
    {
        for (var position = 0; position < codes.Length; position++)
        {
            if (codes[position] < Alphabet.NucleotideCount)
            {
                counts[(position * Alphabet.NucleotideCount) + codes[position]]++;
            }
        }
    }

    private double[] LogShares(double[] counts)
    {
        var logs = new double[counts.Length];
        for (var start = 0; start < counts.Length; start += Alphabet.NucleotideCount)
        {
            var ofPosition = counts.AsSpan(start, Alphabet.NucleotideCount);
            var total = Alphabet.NucleotideCount * _pseudocount;
            foreach (var count in ofPosition)
            {
                total += count;
            }

            for (var code = 0; code < ofPosition.Length; code++)
            {
                logs[start + code] = Math.Log((ofPosition[code] + _pseudocount) / total);
            }
        }

        return logs;
    }

    private sealed class Fitted(EncodedSequences training, double[] priors, double[][] logs) : IFittedClassControl
    {
        public ClassProbabilities Predict(EncodedSequences sequences)
        {
            ControlDemand.SameLength(training, sequences);
            var probabilities = new ClassProbabilities(sequences.Count, priors.Length);
            for (var row = 0; row < sequences.Count; row++)
            {
                var scores = probabilities[row];
                for (var label = 0; label < scores.Length; label++)
                {
                    scores[label] = priors[label] + Score(sequences[row], logs[label]);
                }

                Softmax.Of(scores);
            }

            return probabilities;
        }

        private static double Score(ReadOnlySpan<byte> codes, double[] logs)
        {
            var sum = 0.0;
            for (var position = 0; position < codes.Length; position++)
            {
                sum +=
                    codes[position] < Alphabet.NucleotideCount
                        ? logs[(position * Alphabet.NucleotideCount) + codes[position]]
                        : 0;
            }

            return sum;
        }
    }
}
