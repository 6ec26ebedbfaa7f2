using static Build.Parameters.ModelReader;

namespace Build.Parameters;

/// <summary>Reads the models beyond the paper.</summary>
internal static class MotifReader
{
    private static readonly string[] Selections = ["frozen", "norm", "norm_spread", "random", "shuffled"];

    /// <param name="section">Where they stand.</param>
    /// <param name="withTargets">Whether they come with what they are meant to reach.</param>
    public static MotifParameterSet Read(ParameterSection section, bool withTargets = true) =>
        new(
            section.Read("model", Model),
            Sparsities(section),
            section.Choices("controls", Selections),
            section.Read("selection", Selection),
            section.Read("training", Training),
            section.Integers("epochs", 1),
            section.Read("schedule", Schedule),
            withTargets ? section.Sections("targets", Target) : []
        )
        {
            SparseModel = section.Names.Contains("sparse_model") ? section.Read("sparse_model", Model) : null,
        };

    private static TargetParameters Target(ParameterSection section)
    {
        var target = new TargetParameters(
            Count(section, "sequences"),
            section.Text("model"),
            section.Choice("measure", ["skill_retention", "enrichment"]),
            section.Names.Contains("against") ? section.Text("against") : null,
            section.Number("at_least", 0)
        );
        return target is { Measure: "skill_retention", Against: null }
            ? throw section.Wrong("measure", "is skill_retention, which needs 'against'.")
            : target;
    }

    internal static MotifModelParameters Model(ParameterSection section)
    {
        var model = new MotifModelParameters(
            Count(section, "filters"),
            Count(section, "width"),
            Count(section, "channels"),
            Count(section, "heads"),
            Count(section, "hidden"),
            section.Names.Contains("position_turns")
                ? section.Numbers("position_turns", 0, 1_000_000, aboveMinimum: true)
                : null,
            section.Names.Contains("position_scale") ? section.Number("position_scale", 0) : null
        );
        return model.Width % 2 == 1
            ? model
            : throw section.Wrong("width", "must be odd, so that a convolution keeps the length.");
    }

    internal static MotifSelectionParameters Selection(ParameterSection section)
    {
        var selection = new MotifSelectionParameters(
            section.Number("all_until", 0, 1),
            section.Number("sparse_from", 0, 0.999),
            section.Number("footprint", 0, 1),
            section.Number("mass_scale", 0, aboveMinimum: true),
            section.Number("loss_weight", 0, aboveMinimum: true)
        );
        return selection.AllUntil < selection.SparseFrom
            ? selection
            : throw section.Wrong("all_until", "must be below sparse_from.");
    }

    private static MotifTrainingParameters Training(ParameterSection section) =>
        new(Count(section, "batch_size"), LearningRate(section, "learning_rate"), section.Read("adam", Adam));

    internal static ScheduleParameters Schedule(ParameterSection section) =>
        new(
            section.Number("warm_up", 0, 0.999, aboveMinimum: true),
            section.Number("weight_decay", 0, 100),
            section.Number("largest_gradient", 0, aboveMinimum: true),
            section.Number("averaging", 0, 0.9999)
        );
}
