namespace Build.Parameters;

/// <summary>Reads what a model of a study of observed sequences is meant to reach.</summary>
internal static class ObservedTargetReader
{
    /// <param name="section">The target.</param>
    /// <param name="data">What is predicted, under which splits.</param>
    /// <param name="regions">Those that a selection is looked at in.</param>
    /// <exception cref="UserErrorException">A value is missing or unknown; the model is not looked at yet.</exception>
    public static ObservedTargetParameters Read(
        ParameterSection section,
        ObservedDataParameters data,
        IReadOnlyList<RegionParameters> regions
    )
    {
        var isUpper = section.Names.Contains("at_most");
        var region = Region(section, regions);
        return new ObservedTargetParameters(
            section.Choice("split", [.. data.Split.Select(split => split.Name)]),
            section.Text("model"),
            region is null ? Measure(section, data) : RegionMeasure(section, data.Task),
            region,
            isUpper ? section.Number("at_most", double.MinValue) : null,
            isUpper ? null : section.Number("at_least", double.MinValue)
        )
        {
            ModelPlace = section.PlaceOf("model"),
        };
    }

    private static string? Region(ParameterSection section, IReadOnlyList<RegionParameters> regions)
    {
        if (!section.Has("region"))
        {
            return null;
        }
        return regions.Count > 0
            ? section.Choice("region", [.. regions.Select(region => region.Name)])
            : throw section.Wrong("region", "names a region, but the study has no 'regions'.");
    }

    private static string Measure(ParameterSection section, ObservedDataParameters data)
    {
        var measure = section.Text("measure");
        return ObservedNames.RegionMeasures(data.Task, ClassOf(measure)).Contains(measure)
            ? throw section.Wrong("measure", $"is '{measure}', which is of a region; name it with 'region'.")
            : section.Choice("measure", [.. ObservedNames.Measures(data)]);
    }

    private static string RegionMeasure(ParameterSection section, string task) =>
        section.Choice("measure", [.. ObservedNames.RegionMeasures(task, ClassOf(section.Text("measure")))]);

    private static string ClassOf(string measure) =>
        measure.Split(':', 2) is [_, { Length: > 0 } className] ? className : "CLASS";
}
