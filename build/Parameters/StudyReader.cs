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

    private static Study ReadProtocol(ParameterSection study) =>
        study.Choice("protocol", "published", "replicated", "observed", "distant") switch
        {
            "published" => PublishedStudyReader.Read(study),
            "replicated" => ReplicatedStudyReader.Read(study),
            "observed" => ObservedStudyReader.Read(study),
            _ => DistantStudyReader.Read(study),
        };
}
