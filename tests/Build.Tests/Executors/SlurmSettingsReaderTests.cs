using Build.Executors;
using Build.Parameters;
using Build.Tests.Parameters;
using StepCache.Slurm;

namespace Build.Tests.Executors;

public sealed class SlurmSettingsReaderTests
{
    private const string Study = "studies: { mine: { protocol: published } }\n";

    [Fact]
    public void The_committed_file_s_are_read()
    {
        var settings = SlurmSettingsReader.Read(ParameterFile.Parse(CommittedParameters.Text, "params.yaml"));

        Assert.Equal(new SlurmResources { Memory = "2G" }, settings.Training);
        Assert.Equal((100, 2), (settings.Limit, settings.Resubmissions));
    }

    [Theory]
    [InlineData("")]
    [InlineData("executors: { slurm: {} }\n")]
    public void All_may_be_left_out(string executors)
    {
        var settings = Read(executors);

        Assert.Equal(new SlurmResources(), settings.Data);
        Assert.Null(settings.Limit);
        Assert.Equal((2, 10, 30), (settings.Resubmissions, settings.PollSeconds, settings.FileDelaySeconds));
        Assert.Empty(settings.Setup.Concat(settings.Container));
    }

    [Fact]
    public void Each_has_its_name()
    {
        var settings = Read(
            """
            executors:
              slurm:
                partition: long
                account: lab
                qos: high
                constraint: avx2
                time: 4:00:00
                memory: 2G
                limit: 50
                resubmissions: 3
                poll_seconds: 5
                file_delay_seconds: 60
                modules: [dotnet/10, apptainer]
                setup: [ulimit -c 0]
                container: [apptainer, exec, image.sif]
                training: { time: 1-00:00:00, memory: 8G }
                data: { partition: short }

            """
        );

        var common = new SlurmResources
        {
            Partition = "long",
            Account = "lab",
            Qos = "high",
            Constraint = "avx2",
            Time = "4:00:00",
            Memory = "2G",
        };
        Assert.Equal(common with { Time = "1-00:00:00", Memory = "8G" }, settings.Training);
        Assert.Equal(common with { Partition = "short" }, settings.Data);
        Assert.Equal((50, 3), (settings.Limit, settings.Resubmissions));
        Assert.Equal((5, 60), (settings.PollSeconds, settings.FileDelaySeconds));
        Assert.Equal(["module load dotnet/10", "module load apptainer", "ulimit -c 0"], settings.Setup);
        Assert.Equal(["apptainer", "exec", "image.sif"], settings.Container);
    }

    [Theory]
    [InlineData(
        "executors: { slurm: { partitoin: x } }\n",
        "params.yaml:1:23: unknown key 'partitoin' in executors.slurm; did you mean 'partition'?"
    )]
    [InlineData(
        "executors: { slrum: {} }\n",
        "params.yaml:1:14: unknown key 'slrum' in executors; did you mean 'slurm'?"
    )]
    [InlineData(
        "executors: { slurm: { training: { tiem: 3 } } }\n",
        "params.yaml:1:35: unknown key 'tiem' in executors.slurm.training; did you mean 'time'?"
    )]
    [InlineData(
        "executors: { slurm: { limit: 0 } }\n",
        "params.yaml:1:30: executors.slurm.limit must be from 1 to 2147483647, not '0'."
    )]
    [InlineData("executors: { slurm: { memory: '' } }\n", "params.yaml:1:31: executors.slurm.memory is empty.")]
    public void What_is_wrong_is_named_with_its_place(string executors, string expected) =>
        Assert.Equal(expected, Assert.Throws<UserErrorException>(() => Read(executors)).Message);

    [Theory]
    [InlineData("")]
    [InlineData("executors: {}\n")]
    [InlineData("executors: { slurm: { partition: short } }\n")]
    public void An_override_needs_no_setting_in_the_file(string executors) =>
        Assert.Equal("long", Read(executors, "executors.slurm.partition=long").Data.Partition);

    [Fact]
    public void An_override_of_no_setting_is_named()
    {
        var error = Assert.Throws<UserErrorException>(() => Read("", "executors.slurm.partitoin=long"));

        Assert.Equal(
            "--set executors.slurm.partitoin=long: unknown key 'partitoin' in executors.slurm; did you mean 'partition'?",
            error.Message
        );
    }

    [Fact]
    public void An_override_below_a_value_is_refused()
    {
        var error = Assert.Throws<UserErrorException>(() =>
            Read("executors: { slurm: { time: 3 } }\n", "executors.slurm.time.limit=1")
        );

        Assert.Equal("--set executors.slurm.time.limit=1: 'time' is a value and has nothing below it.", error.Message);
    }

    private static SlurmSettings Read(string executors, params string[] overrides)
    {
        var file = ParameterFile.Parse(executors + Study, "params.yaml");
        foreach (var assignment in overrides)
        {
            file.Override(assignment);
        }
        return SlurmSettingsReader.Read(file);
    }
}
