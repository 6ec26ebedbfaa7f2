using GenomicAttention.Runtime;
using GenomicAttention.Tests.Sequences;

namespace GenomicAttention.Tests.Runtime;

public sealed class ArithmeticPinsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_file_that_comes_with_the_program_has_pins_for_this_machine()
    {
        var pins = ArithmeticPins.Load();

        Assert.Equal(["arm64", "x86-64", "x86-64-avx2"], pins.Classes.Keys.Order());
        Assert.Contains(InstructionSetClass.Current, pins.Classes.Keys);
        Assert.All(pins.Classes.Values, variables => Assert.Equal("1", variables["OMP_NUM_THREADS"]));
    }

    [Fact]
    public void Pins_that_are_not_of_this_machine_are_not_taken()
    {
        var pins = ArithmeticPins.Load(Write("""{"classes":{"vax":{"A":"1"}},"unset":[]}"""));

        var error = Assert.Throws<RuntimeUnavailableException>(pins.ForThisMachine);
        Assert.Contains($"has no entry '{InstructionSetClass.Current}'", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"classes":{}}""")]
    [InlineData("""{"unset":[]}""")]
    [InlineData("""{"classes":null,"unset":[]}""")]
    [InlineData("""{"classes":{},"unset":[],"unsets":[]}""")]
    [InlineData("""{"classes":{"x86-64":{"A":1}},"unset":[]}""")]
    public void A_file_that_does_not_say_what_it_must_is_named(string text)
    {
        var path = Write(text);

        var error = Assert.Throws<RuntimeUnavailableException>(() => ArithmeticPins.Load(path));
        Assert.StartsWith($"{path}: ", error.Message);
        Assert.EndsWith("Build the project again.", error.Message);
    }

    [Fact]
    public void A_file_that_is_missing_is_named()
    {
        var path = Path.Combine(_folder.Path, "missing.json");

        var error = Assert.Throws<RuntimeUnavailableException>(() => ArithmeticPins.Load(path));
        Assert.StartsWith($"{path}: ", error.Message);
    }

    private string Write(string text) => _folder.Write("arithmetic.json", text);
}
