using Build.Benchmarking;
using Build.CommandLine;
using Build.Measuring;
using Build.Parameters;
using Build.Studies;
using Build.Tests.Parameters;

namespace Build.Tests.Benchmarking;

public sealed class JointModelCostTests
{
    [Fact]
    public async Task A_training_needs_three_passes_of_a_training_sequence_and_one_of_a_validation_sequence()
    {
        var file = ParameterFile.Parse(CommittedParameters.Text, "params.yaml");
        var study = (PublishedStudy)StudyReader.Read(file, "published");
        var worker = new WorkerCall(Computations.Worker(CheckoutPaths.Of(new BuildOptions())), _ => { });

        var needed = await JointModelCost.MultiplyAddsAsync(study.Comparison, worker);

        const long convolutions = 200 * ((32 * 64 * 7) + (64 * 32 * 5) + (32 * 16 * 3));
        const long forward = convolutions + (200 * 16) + (16 * 32) + (32 * 16) + 16;
        Assert.Equal(25.0 * forward * ((3 * 1050) + 225), needed);
    }
}
