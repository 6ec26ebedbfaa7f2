namespace Build.Parameters;

/// <summary>Finds a study in the parameter file.</summary>
internal static class StudyReader
{
    /// <summary>Reads the study <paramref name="name"/>; the other studies are not looked into.</summary>
    /// <exception cref="UserErrorException">There is no such study, or something in it is wrong.</exception>
    public static Study Read(ParameterFile file, string name)
    {
        var root = file.Root;
        var studies = root.Section("studies");
        _ = root.Has("executors"); // Of which no study knows.
        root.End();
        if (!studies.Names.Contains(name))
        {
            throw new UserErrorException(
                $"--study {name}: there is no such study; {NearestName.Suggest(name, studies.Names)}"
            );
        }
        return studies.Read(name, ReadProtocol);
    }

    /// <summary>Complains where <c>--step</c> names a step of another study than <c>--study</c>.</summary>
    /// <exception cref="UserErrorException">It does.</exception>
    public static void DemandStepOf(ParameterFile file, string study, string? step)
    {
        var other = step?.Split('/')[0];
        if (other is not null && other != study && file.Root.Section("studies").Names.Contains(other))
        {
            throw new UserErrorException($"--step {step}: is a step of the study '{other}'; add --study {other}.");
        }
    }

    private static Study ReadProtocol(ParameterSection study) =>
        study.Choice("protocol", "published", "replicated", "observed", "distant") switch
        {
            "published" => PublishedStudyReader.Read(study),
            "replicated" => ReplicatedStudyReader.Read(study),
            "observed" => ObservedStudyReader.Read(study),
            _ => DistantStudyReader.Read(study),
        };
}
