using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp.Modules;

namespace GenomicAttention.Training;

/// <summary>The constants of Adam.</summary>
/// <param name="Beta1">Decay of the mean of gradients.</param>
/// <param name="Beta2">Decay of the mean of their squares.</param>
/// <param name="Epsilon">Added to the root of the latter.</param>
public sealed record AdamOptions(double Beta1, double Beta2, double Epsilon);

/// <summary>Parameters that share a learning rate.</summary>
public sealed record ParameterGroup(IReadOnlyList<Parameter> Parameters, double LearningRate);

/// <summary>Adam (Kingma and Ba, 2015, algorithm 1), in place over the parameters' own memory.</summary>
/// <remarks>
/// torch's operations in torch's order, with the fused multiply-adds of its kernels, but for the root: torch's
/// goes through a vector library that rounds otherwise from one processor to the next. Here every operation is one
/// that IEEE 754 rounds correctly, so a step has the same bits everywhere. The order matters: convolutional training
/// amplifies the last bit of a step to the third printed digit.
/// </remarks>
public sealed class Adam
{
    private readonly AdamOptions _options;
    private readonly List<State> _states;

    // Running products, as a power function's last bit is the platform's.
    private double _beta1Power = 1;
    private double _beta2Power = 1;

    /// <summary>Starts with empty means.</summary>
    public Adam(AdamOptions options, params ReadOnlySpan<ParameterGroup> groups)
    {
        _options = options;
        _states = [];
        foreach (var group in groups)
        {
            _states.AddRange(group.Parameters.Select(parameter => new State(parameter, group.LearningRate)));
        }
    }

    /// <summary>
    /// Moves every parameter that has a gradient, then clears the gradients. A parameter that no gradient has
    /// reached stays as it is.
    /// </summary>
    public void Step()
    {
        _beta1Power *= _options.Beta1;
        _beta2Power *= _options.Beta2;
        foreach (var state in _states)
        {
            using var gradient = state.Parameter.grad;
            if (gradient is null)
            {
                continue;
            }

            var gradients = MemoryMarshal.Cast<byte, float>(gradient.bytes);
            Move(MemoryMarshal.Cast<byte, float>(state.Parameter.bytes), gradients, state);
            gradients.Clear();
        }
    }

    private void Move(Span<float> parameters, ReadOnlySpan<float> gradients, State state)
    {
        var mean = new Vector<float>((float)_options.Beta1);
        var meanRest = new Vector<float>((float)(1 - _options.Beta1));
        var square = new Vector<float>((float)_options.Beta2);
        var squareRest = new Vector<float>((float)(1 - _options.Beta2));
        var correction = new Vector<float>((float)Math.Sqrt(1 - _beta2Power));
        var epsilon = new Vector<float>((float)_options.Epsilon);
        var step = new Vector<float>((float)-(state.LearningRate / (1 - _beta1Power)));

        for (var start = 0; start < parameters.Length; start += Vector<float>.Count)
        {
            var size = Math.Min(Vector<float>.Count, parameters.Length - start);
            var parameter = parameters.Slice(start, size);
            var g = Read(gradients.Slice(start, size));
            var m = Vector.FusedMultiplyAdd(meanRest, g, mean * Read(state.Means.AsSpan(start, size)));
            var v = Vector.FusedMultiplyAdd(squareRest * g, g, square * Read(state.Squares.AsSpan(start, size)));
            var root = (Vector.SquareRoot(v) / correction) + epsilon;
            Write(m, state.Means.AsSpan(start, size));
            Write(v, state.Squares.AsSpan(start, size));
            Write(Read(parameter) + (step * m / root), parameter);
        }
    }

    private static Vector<float> Read(ReadOnlySpan<float> values)
    {
        if (values.Length == Vector<float>.Count)
        {
            return new Vector<float>(values);
        }

        Span<float> padded = stackalloc float[Vector<float>.Count];
        padded.Clear();
        values.CopyTo(padded);
        return new Vector<float>(padded);
    }

    private static void Write(Vector<float> values, Span<float> target)
    {
        if (target.Length == Vector<float>.Count)
        {
            values.CopyTo(target);
            return;
        }

        for (var i = 0; i < target.Length; i++)
        {
            target[i] = values[i];
        }
    }

    private sealed record State(Parameter Parameter, double LearningRate)
    {
        public float[] Means { get; } = new float[Parameter.numel()];

        public float[] Squares { get; } = new float[Parameter.numel()];
    }
}
