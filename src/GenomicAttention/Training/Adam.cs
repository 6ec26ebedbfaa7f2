using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GenomicAttention.Training;

/// <summary>The constants of Adam.</summary>
/// <param name="Beta1">Decay of the mean of gradients.</param>
/// <param name="Beta2">Decay of the mean of their squares.</param>
/// <param name="Epsilon">Added to the root of the latter.</param>
public sealed record AdamOptions(double Beta1, double Beta2, double Epsilon);

/// <summary>Parameters that share a learning rate.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="LearningRate">Their step size.</param>
/// <param name="WeightDecay">What a step takes of a parameter itself, times the step size (Loshchilov and Hutter, 2019,
/// "decoupled").</param>
public sealed record ParameterGroup(IReadOnlyList<Parameter> Parameters, double LearningRate, double WeightDecay = 0);

/// <summary>What Adam remembers from one step to the next.</summary>
/// <param name="Means">Of the gradients; one array a parameter, in the order of the groups.</param>
/// <param name="Squares">Means of the gradients' squares, likewise.</param>
/// <param name="Beta1Power">The first decay to the power of the steps so far.</param>
/// <param name="Beta2Power">The second, likewise.</param>
/// <param name="Steps">The steps so far.</param>
/// <param name="Reached">In how many of them a gradient other than 0 reached each parameter.</param>
public sealed record AdamState(
    IReadOnlyList<float[]> Means,
    IReadOnlyList<float[]> Squares,
    double Beta1Power,
    double Beta2Power,
    int Steps,
    IReadOnlyList<int> Reached
);

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
    private readonly List<Moments> _moments;

    // Running products, as a power function's last bit is the platform's.
    private double _beta1Power = 1;
    private double _beta2Power = 1;

    private int _steps;

    /// <summary>Starts with empty means.</summary>
    public Adam(AdamOptions options, params ReadOnlySpan<ParameterGroup> groups)
    {
        _options = options;
        _moments = [];
        foreach (var group in groups)
        {
            _moments.AddRange(
                group.Parameters.Select(parameter => new Moments(parameter, group.LearningRate, group.WeightDecay))
            );
        }
    }

    /// <summary>
    /// Moves every parameter that has a gradient, then clears the gradients. A parameter that no gradient but 0 has
    /// reached stays as it is.
    /// </summary>
    /// <param name="rateFactor">Of every learning rate, where a schedule moves them.</param>
    public void Step(double rateFactor = 1)
    {
        _beta1Power *= _options.Beta1;
        _beta2Power *= _options.Beta2;
        _steps++;
        foreach (var moments in _moments)
        {
            using var gradient = moments.Parameter.grad;
            if (gradient is null)
            {
                continue;
            }

            var gradients = MemoryMarshal.Cast<byte, float>(gradient.bytes);
            moments.Reached += gradients.ContainsAnyExcept(0f) ? 1 : 0;
            var rate = moments.LearningRate * rateFactor;
            var parameters = MemoryMarshal.Cast<byte, float>(moments.Parameter.bytes);
            // Of one that no gradient reached, a restored optimiser has zeros: by these alone it would decay.
            if (moments.WeightDecay > 0 && moments.Reached > 0)
            {
                Scale(parameters, (float)(1 - (rate * moments.WeightDecay)));
            }

            Move(parameters, gradients, moments, rate);
            gradients.Clear();
        }
    }

    /// <summary>Shortens the gradient of all parameters together to a norm, if it is longer.</summary>
    /// <param name="largestNorm">The longest that it may be.</param>
    public void Clip(double largestNorm)
    {
        var squares = 0.0;
        foreach (var moments in _moments)
        {
            foreach (var value in Gradients(moments))
            {
                squares += (double)value * value;
            }
        }

        var norm = Math.Sqrt(squares);
        if (norm <= largestNorm)
        {
            return;
        }

        foreach (var moments in _moments)
        {
            Scale(Gradients(moments), (float)(largestNorm / norm));
        }
    }

    /// <summary>The share of the steps in which a gradient other than 0 reached a parameter: the largest of some parameters'.
    /// </summary>
    /// <param name="parameters">Some of those that are moved here.</param>
    public double ShareOfStepsReaching(IEnumerable<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var handles = parameters.Select(parameter => parameter.Handle).ToHashSet();
        var most = _moments
            .Where(moments => handles.Contains(moments.Parameter.Handle))
            .Max(moments => moments.Reached);
        return most / (double)_steps;
    }

    /// <summary>Copies what the next step depends on.</summary>
    public AdamState State() =>
        new(
            [.. _moments.Select(moments => moments.Means.ToArray())],
            [.. _moments.Select(moments => moments.Squares.ToArray())],
            _beta1Power,
            _beta2Power,
            _steps,
            [.. _moments.Select(moments => moments.Reached)]
        );

    /// <summary>Goes on where another run's optimiser of the same parameters was.</summary>
    public void Restore(AdamState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        (_beta1Power, _beta2Power, _steps) = (state.Beta1Power, state.Beta2Power, state.Steps);
        foreach (var (index, moments) in _moments.Index())
        {
            state.Means[index].CopyTo(moments.Means, 0);
            state.Squares[index].CopyTo(moments.Squares, 0);
            moments.Reached = state.Reached[index];

            // As after every step: a zero that is added to zero may have another sign than one that is just put there.
            using var cleared = zeros_like(moments.Parameter);
            moments.Parameter.grad = cleared;
        }
    }

    private static Span<float> Gradients(Moments moments)
    {
        using var gradient = moments.Parameter.grad;
        return gradient is null ? [] : MemoryMarshal.Cast<byte, float>(gradient.bytes);
    }

    private static void Scale(Span<float> values, float factor)
    {
        foreach (ref var value in values)
        {
            value *= factor;
        }
    }

    private void Move(Span<float> parameters, ReadOnlySpan<float> gradients, Moments moments, double rate)
    {
        var mean = new Vector<float>((float)_options.Beta1);
        var meanRest = new Vector<float>((float)(1 - _options.Beta1));
        var square = new Vector<float>((float)_options.Beta2);
        var squareRest = new Vector<float>((float)(1 - _options.Beta2));
        var correction = new Vector<float>((float)Math.Sqrt(1 - _beta2Power));
        var epsilon = new Vector<float>((float)_options.Epsilon);
        var step = new Vector<float>((float)-(rate / (1 - _beta1Power)));

        for (var start = 0; start < parameters.Length; start += Vector<float>.Count)
        {
            var size = Math.Min(Vector<float>.Count, parameters.Length - start);
            var parameter = parameters.Slice(start, size);
            var g = Read(gradients.Slice(start, size));
            var m = Vector.FusedMultiplyAdd(meanRest, g, mean * Read(moments.Means.AsSpan(start, size)));
            var v = Vector.FusedMultiplyAdd(squareRest * g, g, square * Read(moments.Squares.AsSpan(start, size)));
            var root = (Vector.SquareRoot(v) / correction) + epsilon;
            Write(m, moments.Means.AsSpan(start, size));
            Write(v, moments.Squares.AsSpan(start, size));
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

    private sealed record Moments(Parameter Parameter, double LearningRate, double WeightDecay)
    {
        public float[] Means { get; } = new float[Parameter.numel()];

        public float[] Squares { get; } = new float[Parameter.numel()];

        public int Reached { get; set; }
    }
}
