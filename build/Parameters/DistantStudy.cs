namespace Build.Parameters;

/// <summary>A study of pairs at a distance: which of two motifs lies first, in ever longer sequences.</summary>
/// <param name="FirstSeed">The first seed: those before it were looked at when the settings were chosen.</param>
/// <param name="Seeds">How many seeds, each with data, weights and shuffles of its own.</param>
/// <param name="Task">What the sequences are made of.</param>
/// <param name="Lessons">One a length, ascending: each model goes on from what it learnt at the one before.</param>
/// <param name="Limits">What a training may take before it is left out.</param>
/// <param name="Training">How every model is trained.</param>
/// <param name="MotifSparse">The position-aware model that keeps a few positions.</param>
/// <param name="Joint">The joint model (3.3.3): convolutions and a mean.</param>
/// <param name="Sparse">The sparse model (3.3.2), with as many positions kept.</param>
/// <param name="Dense">The dense model (3.3.1), whose kernel is one of several here.</param>
/// <param name="Confidence">How often an interval holds the true value.</param>
public sealed record DistantStudy(
    int FirstSeed,
    int Seeds,
    DistantTaskParameters Task,
    IReadOnlyList<LessonParameters> Lessons,
    LimitParameters Limits,
    DistantTrainingParameters Training,
    DistantMotifParameters MotifSparse,
    DistantJointParameters Joint,
    SparseModelParameters Sparse,
    DistantDenseParameters Dense,
    double Confidence
) : Study;

/// <summary>What the sequences are made of.</summary>
/// <param name="First">The motif that lies first where the label is 1.</param>
/// <param name="Second">The other.</param>
/// <param name="LeastShare">The least distance between their starts, as a share of the length.</param>
/// <param name="TestSequences">At each length and seed.</param>
public sealed record DistantTaskParameters(string First, string Second, double LeastShare, int TestSequences);

/// <summary>What is learnt at one length.</summary>
/// <param name="Length">Of the sequences, in bp.</param>
/// <param name="Sequences">To learn from.</param>
/// <param name="BatchSize">Sequences a step.</param>
/// <param name="Epochs">Passes over them.</param>
/// <param name="LearningRate">Adam's, at its highest.</param>
public sealed record LessonParameters(int Length, int Sequences, int BatchSize, int Epochs, double LearningRate);

/// <summary>What a training may take before it is left out.</summary>
/// <param name="Gibibytes">Of memory.</param>
/// <param name="SecondsPerEpoch">Of one thread.</param>
/// <param name="MultiplyAddsPerSecond">What a thread is taken to do.</param>
public sealed record LimitParameters(double Gibibytes, double SecondsPerEpoch, double MultiplyAddsPerSecond);

/// <summary>What is alike in the training of all models at all lengths.</summary>
public sealed record DistantTrainingParameters(AdamParameters Adam, ScheduleParameters Schedule);

/// <summary>The position-aware model.</summary>
/// <param name="Model">Its shape.</param>
/// <param name="Kept">Positions that it keeps, whatever the length.</param>
/// <param name="Selection">How they are chosen.</param>
public sealed record DistantMotifParameters(DistantMotifShape Model, int Kept, MotifSelectionParameters Selection);

/// <summary>A position-aware model's shape, with its positional signal.</summary>
public sealed record DistantMotifShape(
    int Filters,
    int Width,
    int Channels,
    int Heads,
    int Hidden,
    IReadOnlyList<double> PositionTurns,
    double PositionScale
);

/// <summary>The joint model's shape.</summary>
public sealed record DistantJointParameters(
    int Embedding,
    IReadOnlyList<int> Filters,
    IReadOnlyList<int> Widths,
    IReadOnlyList<int> Predictor,
    double Dropout,
    double InitialEmbedding
);

/// <summary>The dense model's shape.</summary>
public sealed record DistantDenseParameters(int Embedding, int Heads, int Hidden, double Dropout);
