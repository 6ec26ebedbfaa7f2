using GenomicAttention.Evaluation;
using GenomicAttention.Models;
using GenomicAttention.Sequences;
using GenomicAttention.Training;
using ObservedData.EncodedFiles;
using ObservedData.Folds;
using static TorchSharp.torch;

namespace ObservedData.Prediction;

/// <summary>What a model says of a sequence.</summary>
/// <param name="Row">Of the file, from zero.</param>
/// <param name="Id">Its id.</param>
/// <param name="Outputs">The model's numbers, as it gives them.</param>
/// <param name="Kept">The positions that a sparse model kept, best first; null for others.</param>
public sealed record PredictedSequence(int Row, string Id, float[] Outputs, IReadOnlyList<int>? Kept);

/// <summary>Applies a trained model to the sequences of a file, as many at a time as make a batch of letters.</summary>
public sealed class SequencePredictor : IDisposable
{
    /// <summary>Letters of a batch, its padding included: enough that a pass's own cost does not count.</summary>
    private const int BatchLetters = 1 << 15;

    // Enough that preparing a round does not count.
    private const int BatchesTogether = 16;

    private readonly SequenceModel _model;
    private readonly int? _longest;
    private readonly bool _bothStrands;
    private readonly TorchRandom _random = new(seed: 1); // a selection by chance draws from it

    /// <summary>Takes a model with its weights.</summary>
    /// <param name="model">The model.</param>
    /// <param name="longest">Letters of the longest sequence that it has positions for; null for any.</param>
    /// <param name="bothStrands">Whether numbers are the mean of both strands.</param>
    public SequencePredictor(SequenceModel model, int? longest, bool bothStrands)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _longest, _bothStrands) = (model, longest, bothStrands);
        _model.Freeze();
    }

    /// <summary>Predicts one sequence after the other, in the file's order.</summary>
    /// <param name="sequences">The file.</param>
    /// <param name="each">What is made of a sequence; called from several threads.</param>
    /// <param name="complain">Makes the error of a row that cannot be predicted.</param>
    public IEnumerable<T> Predict<T>(
        EncodedFile sequences,
        Func<PredictedSequence, T> each,
        Func<int, string, Exception> complain
    )
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(each);
        ArgumentNullException.ThrowIfNull(complain);
        // Batches do not see each other, so that any number of threads gives the same; only chance has one stream.
        var passes = new ParallelPasses(
            _model is ISelectsPositions { ChoosesBySequence: false } ? 1 : Environment.ProcessorCount
        );
        foreach (var together in Batches(sequences, _longest, complain).Chunk(BatchesTogether))
        {
            // Of a long sequence, what is handed on may take more memory than is set aside.
            var isLong = together.Any(one => one.Batch.Codes.Length > BatchLetters);
            var predicted = new T[together.Length][];
            passes.Run(
                together.Length,
                isLong,
                at => predicted[at] = [.. Predict(together[at].Batch, together[at].FirstRow).Select(each)]
            );
            foreach (var one in predicted.SelectMany(batch => batch))
            {
                yield return one;
            }
        }
    }

    private static IEnumerable<(EncodedSequences Batch, int FirstRow)> Batches(
        EncodedFile sequences,
        int? longest,
        Func<int, string, Exception> complain
    )
    {
        for (var row = 0; row < sequences.Count; )
        {
            var (batch, next) = NextBatch(sequences, row, longest, complain);
            yield return (batch, row);
            row = next;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _random.Dispose();

    /// <summary>The model's numbers for sequences of one batch, the mean of both strands where either means the same.</summary>
    /// <param name="batch">The sequences.</param>
    /// <returns>[count, outputs], as the model gives them.</returns>
    public float[] Outputs(EncodedSequences batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var outputs = Forward(batch);
        return _bothStrands
            ? [.. outputs.Zip(Forward(InputShuffles.ReverseComplements(batch)), (one, other) => (one + other) / 2)]
            : outputs;
    }

    private IEnumerable<PredictedSequence> Predict(EncodedSequences batch, int firstRow)
    {
        var outputs = Outputs(batch);
        var ofEach = outputs.Chunk(outputs.Length / batch.Count).ToArray();
        var kept = _model is ISelectsPositions selecting ? KeptPositions.Of(selecting, batch, batch.Count) : null;
        return Enumerable
            .Range(0, batch.Count)
            .Select(at => new PredictedSequence(firstRow + at, batch.Ids[at], ofEach[at], kept?[at]));
    }

    private float[] Forward(EncodedSequences batch)
    {
        using var withoutGradient = no_grad();
        using var scope = NewDisposeScope();
        var codes = tensor(batch.Codes.ToArray(), batch.Count, batch.Length).to(ScalarType.Int64);
        return _model.call(codes).data<float>().ToArray();
    }

    private static (EncodedSequences Batch, int Next) NextBatch(
        EncodedFile sequences,
        int first,
        int? longestKnown,
        Func<int, string, Exception> complain
    )
    {
        var (next, longest) = (first, 0);
        while (next < sequences.Count)
        {
            var length = LengthOf(sequences, next, longestKnown, complain);
            var widest = Math.Max(longest, length);
            if (next > first && (long)widest * (next - first + 1) > BatchLetters)
            {
                break;
            }
            (longest, next) = (widest, next + 1);
        }

        var codes = new byte[longest * (next - first)];
        Array.Fill(codes, Alphabet.Pad);
        for (var row = first; row < next; row++)
        {
            sequences.Read(row, 0, codes.AsSpan((row - first) * longest, (int)sequences.LengthOf(row)));
        }

        return (
            new EncodedSequences(longest, codes, Enumerable.Range(first, next - first).Select(sequences.IdOf)),
            next
        );
    }

    private static int LengthOf(EncodedFile sequences, int row, int? known, Func<int, string, Exception> complain)
    {
        var length = sequences.LengthOf(row);
        if (length > (known ?? 100_000_000))
        {
            throw complain(
                row,
                known is { } most
                    ? $"The sequence {sequences.IdOf(row)} has {length} letters; the model knows positions up to {most}: cut "
                        + "it into windows of that length."
                    : $"The sequence {sequences.IdOf(row)} has {length} letters: cut it into windows."
            );
        }

        return (int)length;
    }
}
