using Build.Parameters;
using StepCache.Slurm;

namespace Build.Executors;

/// <summary>Reads <c>executors.slurm</c>, all of which may be left out.</summary>
internal static class SlurmSettingsReader
{
    private const string Executors = "executors";
    private const string Slurm = "slurm";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="UserErrorException">Something in them is wrong or unknown.</exception>
    public static SlurmSettings Read(ParameterFile file)
    {
        var root = file.Root;
        return root.Has(Executors)
            ? root.Read(
                Executors,
                executors => executors.Has(Slurm) ? executors.Read(Slurm, Read) : new SlurmSettings()
            )
            : new SlurmSettings();
    }

    private static SlurmSettings Read(ParameterSection slurm)
    {
        var defaults = new SlurmSettings();
        var common = ReadResources(slurm, new SlurmResources());
        return new SlurmSettings
        {
            Data = ReadClass(slurm, "data", common),
            Training = ReadClass(slurm, "training", common),
            Limit = slurm.Has("limit") ? (int)slurm.Integer("limit", 1) : defaults.Limit,
            Resubmissions = slurm.Has("resubmissions")
                ? (int)slurm.Integer("resubmissions", 0, 1000)
                : defaults.Resubmissions,
            PollSeconds = slurm.Has("poll_seconds") ? slurm.Number("poll_seconds", 0.1, 3600) : defaults.PollSeconds,
            FileDelaySeconds = slurm.Has("file_delay_seconds")
                ? slurm.Number("file_delay_seconds", 0, 3600)
                : defaults.FileDelaySeconds,
            Setup =
            [
                .. slurm.TextsOrNone("modules").Select(module => $"module load {module}"),
                .. slurm.TextsOrNone("setup"),
            ],
            Container = slurm.TextsOrNone("container"),
        };
    }

    private static SlurmResources ReadClass(ParameterSection slurm, string name, SlurmResources common) =>
        slurm.Has(name) ? slurm.Read(name, section => ReadResources(section, common)) : common;

    private static SlurmResources ReadResources(ParameterSection section, SlurmResources common) =>
        new()
        {
            Partition = section.TextOrNone("partition") ?? common.Partition,
            Account = section.TextOrNone("account") ?? common.Account,
            Qos = section.TextOrNone("qos") ?? common.Qos,
            Constraint = section.TextOrNone("constraint") ?? common.Constraint,
            Time = section.TextOrNone("time") ?? common.Time,
            Memory = section.TextOrNone("memory") ?? common.Memory,
        };
}
