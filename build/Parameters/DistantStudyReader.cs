using static Build.Parameters.ModelReader;

namespace Build.Parameters;

/// <summary>Reads a study of the protocol <c>distant</c>, with the bounds of each of its values.</summary>
internal static class DistantStudyReader
{
    /// <exception cref="UserErrorException">A value is missing, unknown, of the wrong type or out of bounds.</exception>
    public static DistantStudy Read(ParameterSection study)
    {
        var read = new DistantStudy(
            (int)study.Integer("first_seed", 1, 1_000_000),
            (int)study.Integer("seeds", 2, 1000), // an interval needs two
            study.Read("task", Task),
            study.Sections("lessons", Lesson),
            study.Read("limits", Limits),
            study.Read("training", Training),
            study.Read("motif_sparse", MotifSparse),
            study.Read("joint", Joint),
            study.Read("sparse", SparseModel),
            study.Read("dense", Dense),
            study.Number("confidence", 0.5, 0.9999)
        );
        if (read.Lessons.Zip(read.Lessons.Skip(1)).Any(pair => pair.Second.Length <= pair.First.Length))
        {
            throw study.Wrong("lessons", "must each have longer sequences than the one before.");
        }
        RequireRoom(study, read.Task, read.Lessons[0].Length);
        return read;
    }

    // The least share is the same at every length, so that the shortest has the least room.
    private static void RequireRoom(ParameterSection study, DistantTaskParameters task, int length)
    {
        var motif = Math.Max(task.First.Length, task.Second.Length);
        var distance = Math.Max(motif, (int)(task.LeastShare * length));
        if (length - motif + 1 <= distance)
        {
            throw study.Wrong("lessons", $"begins with {length} bp: no room for two motifs {distance} bp apart.");
        }
    }

    private static DistantTaskParameters Task(ParameterSection section)
    {
        var task = new DistantTaskParameters(
            Pattern(section, "first"),
            Pattern(section, "second"),
            section.Number("least_share", 0, 0.9),
            Count(section, "test_sequences")
        );
        return
            task.First.Contains(task.Second, StringComparison.Ordinal)
            || task.Second.Contains(task.First, StringComparison.Ordinal)
            ? throw section.Wrong("second", $"is '{task.Second}': one of the two motifs is part of the other.")
            : task;
    }

    private static string Pattern(ParameterSection section, string name)
    {
        var pattern = section.Text(name);
        return pattern.All("ACGT".Contains)
            ? pattern
            : throw section.Wrong(name, $"is '{pattern}'; a motif is written in A, C, G and T.");
    }

    private static LessonParameters Lesson(ParameterSection section) =>
        new(
            (int)section.Integer("length", 1, 10_000_000),
            Count(section, "sequences"),
            Count(section, "batch_size"),
            Count(section, "epochs"),
            LearningRate(section, "learning_rate")
        );

    private static LimitParameters Limits(ParameterSection section) =>
        new(
            section.Number("gibibytes", 0, 1024, aboveMinimum: true),
            section.Number("seconds_per_epoch", 0, aboveMinimum: true),
            section.Number("multiply_adds_per_second", 0, aboveMinimum: true)
        );

    private static DistantTrainingParameters Training(ParameterSection section) =>
        new(section.Read("adam", Adam), section.Read("schedule", MotifReader.Schedule));

    private static DistantMotifParameters MotifSparse(ParameterSection section) =>
        new(section.Read("model", Shape), Count(section, "kept"), section.Read("selection", MotifReader.Selection));

    private static DistantMotifShape Shape(ParameterSection section)
    {
        var model = MotifReader.Model(section);
        return new DistantMotifShape(
            model.Filters,
            model.Width,
            model.Channels,
            model.Heads,
            model.Hidden,
            section.Numbers("position_turns", 0, 1000, aboveMinimum: true),
            section.Number("position_scale", 0, 100, aboveMinimum: true)
        );
    }

    private static DistantJointParameters Joint(ParameterSection section)
    {
        var model = JointModel(section, embeddingLearningRate: 1); // the schedule's, as of all else
        return new DistantJointParameters(
            model.Embedding,
            model.Filters,
            model.Widths,
            model.Predictor,
            model.Dropout,
            model.InitialEmbedding
        );
    }

    private static DistantDenseParameters Dense(ParameterSection section)
    {
        var model = new DistantDenseParameters(
            Count(section, "embedding"),
            Count(section, "heads"),
            Count(section, "hidden"),
            Dropout(section)
        );
        return model.Embedding % model.Heads == 0
            ? model
            : throw section.Wrong("heads", $"must divide the embedding's {model.Embedding}.");
    }
}
