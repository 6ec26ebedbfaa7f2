using static TorchSharp.torch;

namespace GenomicAttention.Models;

/// <summary>Positional signals: sines and cosines over a sequence.</summary>
internal static class Waves
{
    /// <summary>A sine and a cosine of each number of turns: [1, 2 × turns, length].</summary>
    /// <remarks>From .NET: torch's sines differ in the last bit from one kind of processor to the next.</remarks>
    /// <param name="turns">How often each goes round over the sequence.</param>
    /// <param name="length">Positions of the sequence.</param>
    /// <param name="scale">The largest value.</param>
    public static Tensor Of(IReadOnlyList<double> turns, int length, double scale)
    {
        var waves = new float[2 * turns.Count * length];
        for (var wave = 0; wave < 2 * turns.Count; wave++)
        {
            for (var position = 0; position < length; position++)
            {
                var angle = 2 * Math.PI * turns[wave / 2] * position / length;
                waves[(wave * length) + position] = (float)(
                    scale * (wave % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle))
                );
            }
        }

        return tensor(waves, 1, 2 * turns.Count, length);
    }
}
