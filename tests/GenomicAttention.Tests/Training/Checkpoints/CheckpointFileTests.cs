using System.Security.Cryptography;
using System.Text;
using GenomicAttention.Training;
using GenomicAttention.Training.Checkpoints;

namespace GenomicAttention.Tests.Training.Checkpoints;

/// <summary>What is no checkpoint of this training is ignored, and said.</summary>
public sealed class CheckpointFileTests : IDisposable
{
    private const int Epochs = 25;
    private const string Damaged = "starts from the beginning, as its checkpoint is damaged";

    private readonly Interrupted _interrupted = new();

    [Fact]
    public void What_is_kept_is_found_again_to_the_bit()
    {
        var state = State(seed: 1, epochs: 13);
        Keep(state);

        var found = _interrupted.Checkpoint().Find(State(seed: 2), Epochs);

        Assert.Equal(Interrupted.AllOf(state), Interrupted.AllOf(found!));
        Assert.Equal(["goes on after epoch 13 of 25"], _interrupted.Said);
    }

    [Fact]
    public void The_last_one_kept_is_found()
    {
        Keep(State(seed: 1, epochs: 13));
        Keep(State(seed: 3, epochs: 14));

        Assert.Equal(14, _interrupted.Checkpoint().Find(State(seed: 2), Epochs)!.Epoch);
        Assert.Equal([Path.GetFileName(_interrupted.Path)], _interrupted.Files);
    }

    [UnixFact]
    public void One_takes_the_place_of_the_last_without_a_moment_at_which_either_is_half_there()
    {
        Keep(State(seed: 1, epochs: 13));
        var whole = File.ReadAllBytes(_interrupted.Path);
        using var last = new FileStream(
            _interrupted.Path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );

        Keep(State(seed: 3, epochs: 14));

        // Who has opened the last one still reads all of it: nothing was written over it.
        var read = new byte[whole.Length];
        last.ReadExactly(read);
        Assert.Equal(whole, read);
        Assert.Equal(14, _interrupted.Checkpoint().Find(State(seed: 2), Epochs)!.Epoch);
    }

    [Fact]
    public void Where_there_is_none_nothing_is_said()
    {
        Assert.Null(_interrupted.Checkpoint().Find(State(seed: 1), Epochs));
        Assert.Empty(_interrupted.Said);
        Assert.Empty(_interrupted.Files);
    }

    [Fact]
    public void Any_reader_of_safetensors_finds_the_weights_in_it()
    {
        var state = State(seed: 1, epochs: 2);
        Keep(state);

        using var file = File.OpenRead(_interrupted.Path);
        var arrays = SafeTensors.Read(file).Arrays;

        Assert.Equal(state.Weights.Arrays["a"].Values, arrays["weights.a"].Values);
        Assert.Equal(state.Weights.Arrays["b.weight"].Shape, arrays["weights.b.weight"].Shape);
        Assert.Equal(state.Optimiser.Means[11], arrays["means.11"].Values);
        Assert.Equal(state.Optimiser.Squares[2], arrays["squares.2"].Values);
    }

    [Fact]
    public void With_any_byte_changed_it_is_ignored_and_said()
    {
        Keep(State(seed: 1, epochs: 13));
        var whole = File.ReadAllBytes(_interrupted.Path);

        for (var at = 0; at < whole.Length; at += at < 200 ? 1 : 7)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= (byte)(1 << (at % 8));
            AssertIgnored(damaged, Damaged);
        }
    }

    [Fact]
    public void Cut_off_anywhere_or_with_bytes_added_it_is_ignored_and_said()
    {
        Keep(State(seed: 1, epochs: 13));
        var whole = File.ReadAllBytes(_interrupted.Path);

        for (var length = 0; length < whole.Length; length += length < 200 ? 1 : 7)
        {
            AssertIgnored(whole[..length], Damaged);
        }

        AssertIgnored([.. whole, 0], Damaged);
        AssertIgnored([.. whole[..^512], .. new byte[512]], Damaged); // a block that never reached the disk
    }

    [Fact]
    public void Files_of_others_are_ignored_and_said()
    {
        using var weights = new MemoryStream();
        SafeTensors.Write(weights, State(seed: 1).Weights);
        using var withMetadata = new MemoryStream();
        SafeTensors.Write(withMetadata, State(seed: 1).Weights, new Dictionary<string, string> { ["format"] = "pt" });

        AssertIgnored(weights.ToArray(), Damaged);
        AssertIgnored(withMetadata.ToArray(), Damaged);
        AssertIgnored(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat("loss,0.5", 100))), Damaged);
        AssertIgnored(new byte[5000], Damaged);
    }

    [Fact]
    public void One_of_a_later_version_is_ignored_and_said() =>
        AssertIgnored(
            Rewritten("version\\u0022:2,", "version\\u0022:3,"),
            "starts from the beginning, as its checkpoint is of another version"
        );

    [Theory]
    [InlineData("\\u0022train\\u0022", "\\u0022trend\\u0022")]
    [InlineData("version\\u0022:2,", "version\\u0022:_,")]
    [InlineData("version\\u0022", "virsion\\u0022")]
    [InlineData("\"state\"", "\"stale\"")]
    [InlineData("\"F32\"", "\"F64\"")]
    public void One_that_a_broken_program_sealed_is_ignored_and_said(string text, string other) =>
        Assert.StartsWith(
            "starts from the beginning, as its checkpoint ",
            Ignored(Rewritten(text, other)),
            StringComparison.Ordinal
        );

    [Fact]
    public void One_of_other_parameters_is_ignored_and_said()
    {
        Keep(State(seed: 1, epochs: 13));

        Assert.Null(_interrupted.Checkpoint("another training").Find(State(seed: 2), Epochs));
        Assert.Equal(["starts from the beginning, as its checkpoint is of another training"], _interrupted.Said);
    }

    [Fact]
    public void One_of_another_model_is_ignored_and_said()
    {
        var state = State(seed: 1);
        var weights = state.Weights.Arrays;
        var others = new List<TrainingState>
        {
            state with
            {
                Weights = new(weights.Where(pair => pair.Key != "a").ToDictionary()),
            },
            state with
            {
                Weights = new(weights.Append(new("c", new([1], [1f]))).ToDictionary()),
            },
            state with
            {
                Weights = new(weights.ToDictionary(pair => pair.Key + "'", pair => pair.Value)),
            },
            state with
            {
                Weights = new(weights.ToDictionary(pair => pair.Key, pair => Flat(pair.Value))),
            },
            state with
            {
                Optimiser = state.Optimiser with { Means = [.. state.Optimiser.Means.Skip(1)] },
            },
            state with
            {
                Optimiser = state.Optimiser with { Squares = [.. state.Optimiser.Squares, []] },
            },
            state with
            {
                Optimiser = state.Optimiser with { Means = [.. state.Optimiser.Means.Reverse()] },
            },
            state with
            {
                Random = state.Random[1..],
            },
            State(seed: 1, epochs: Epochs + 1),
        };

        foreach (var other in others)
        {
            Keep(other);
            AssertIgnored(
                File.ReadAllBytes(_interrupted.Path),
                "starts from the beginning, as its checkpoint is of another model"
            );
        }

        static WeightArray Flat(WeightArray array) => new([array.Values.Length], array.Values);
    }

    [Fact]
    public void A_file_that_was_being_written_when_the_process_was_killed_is_cleared_away()
    {
        Keep(State(seed: 1, epochs: 13));
        File.WriteAllBytes(_interrupted.Path + ".new", File.ReadAllBytes(_interrupted.Path)[..100]);

        Assert.Equal(13, _interrupted.Checkpoint().Find(State(seed: 2), Epochs)!.Epoch);
        Assert.Equal([Path.GetFileName(_interrupted.Path)], _interrupted.Files);
    }

    [Fact]
    public void Where_none_can_be_written_the_training_goes_on_and_it_is_said()
    {
        Directory.CreateDirectory(_interrupted.Path);
        var checkpoint = _interrupted.Checkpoint();

        Assert.Null(checkpoint.Find(State(seed: 1), Epochs));
        checkpoint.Keep(() => State(seed: 1, epochs: 1));

        Assert.StartsWith(
            "cannot write its checkpoint, and would start again if it were killed: ",
            Assert.Single(_interrupted.Said),
            StringComparison.Ordinal
        );
        Assert.Equal([Path.GetFileName(_interrupted.Path)], _interrupted.Files);
    }

    [Fact]
    public void One_is_due_when_the_interval_has_passed_and_no_more_than_half_a_per_cent_went_into_the_last()
    {
        var clock = new SetClock();
        var checkpoint = new CheckpointFile(_interrupted.Path, "", _ => { })
        {
            Interval = TimeSpan.FromSeconds(1),
            Clock = clock,
        };
        clock.Milliseconds = 5000; // before the training begins
        checkpoint.Find(State(seed: 1), Epochs);

        Assert.False(IsDue(after: 999, takes: 0));
        Assert.True(IsDue(after: 1, takes: 4));
        Assert.False(IsDue(after: 999, takes: 0));
        Assert.True(IsDue(after: 1, takes: 100));
        Assert.False(IsDue(after: 19_999, takes: 0));
        Assert.True(IsDue(after: 1, takes: 0));
        Assert.False(IsDue(after: 999, takes: 0));
        Assert.True(IsDue(after: 1, takes: 0));

        bool IsDue(int after, int takes)
        {
            var asked = false;
            clock.Milliseconds += after;
            checkpoint.Keep(() =>
            {
                asked = true;
                clock.Milliseconds += takes;
                return State(seed: 1, epochs: 1);
            });
            return asked;
        }
    }

    public void Dispose() => _interrupted.Dispose();

    private void Keep(TrainingState state) => _interrupted.Checkpoint().Keep(() => state);

    private void AssertIgnored(byte[] file, string because) => Assert.Equal(because, Ignored(file));

    private string Ignored(byte[] file)
    {
        File.WriteAllBytes(_interrupted.Path, file);
        _interrupted.Said.Clear();
        Assert.Null(_interrupted.Checkpoint().Find(State(seed: 2), Epochs));
        return Assert.Single(_interrupted.Said);
    }

    // Another text of the same length, and a digest that is right.
    private byte[] Rewritten(string text, string other)
    {
        Keep(State(seed: 1, epochs: 13));
        var latin = Encoding.Latin1.GetString(File.ReadAllBytes(_interrupted.Path));
        Assert.Contains(text, latin, StringComparison.Ordinal);
        var place = latin.IndexOf("sha256\":\"", StringComparison.Ordinal) + "sha256\":\"".Length;
        var unsealed = latin.Remove(place, 64).Insert(place, new string('0', 64)).Replace(text, other);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(unsealed)));
        return Encoding.Latin1.GetBytes(unsealed.Remove(place, 64).Insert(place, digest));
    }

    private static TrainingState State(int seed, int epochs = 0)
    {
        var random = new Random(seed);
        var weights = new Dictionary<string, WeightArray>
        {
            ["b.weight"] = new([2, 3], Floats(6)),
            ["a"] = new([40], Floats(40)),
            ["b.none"] = new([0], []),
        };
        var bytes = new byte[100];
        random.NextBytes(bytes);
        return new TrainingState(
            new ModelWeights(new SortedDictionary<string, WeightArray>(weights, StringComparer.Ordinal)),
            new AdamState(
                [.. Enumerable.Range(1, 12).Select(Floats)],
                [.. Enumerable.Range(1, 12).Select(Floats)],
                random.NextDouble(),
                random.NextDouble(),
                random.Next(100),
                [.. Enumerable.Range(0, 12).Select(_ => random.Next(100))]
            ),
            bytes,
            new History(Doubles(), Doubles())
        );

        float[] Floats(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];

        double[] Doubles() => [.. Enumerable.Range(0, epochs).Select(_ => Math.Exp(random.Next(-300, 300)))];
    }

    private sealed class SetClock : TimeProvider
    {
        public long Milliseconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds;
    }
}
