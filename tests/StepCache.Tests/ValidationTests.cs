using System.Text.Json.Nodes;

namespace StepCache.Tests;

/// <summary>What is wrong with a plan is found before anything runs.</summary>
public sealed class ValidationTests : IDisposable
{
    private readonly Cache cache = new();

    public void Dispose() => cache.Dispose();

    private async Task<string> ErrorOf(params Step[] steps)
    {
        await using var runner = cache.NewRunner();
        var error = Assert.Throws<StepCacheException>(() => runner.Start([Cache.Text("good", "x"), .. steps]));
        Assert.Empty(cache.Last.Lines);
        return error.Message;
    }

    [Fact]
    public async Task Steps_that_depend_on_themselves_are_named_in_a_circle()
    {
        var inputs = new Dictionary<string, StepInput>();
        var a = new Step
        {
            Name = "a",
            Operation = "text",
            Inputs = inputs,
            Code = "c",
            Outputs = ["text"],
            Executor = Cache.Concatenate,
        };
        var b = Cache.Text("b", "b", ("a", a.Output("text")));
        inputs["b"] = b.Output("text");

        Assert.Equal("Steps depend on themselves: a → b → a.", await ErrorOf(a));
    }

    [Fact]
    public async Task A_step_beside_a_circle_is_not_named_in_it()
    {
        var inputs = new Dictionary<string, StepInput> { ["1"] = Cache.Text("beside", "x").Output("text") };
        var a = Of(inputs: inputs);
        inputs["2"] = Cache.Text("b", "b", ("a", a.Output("text"))).Output("text");

        Assert.Equal("Steps depend on themselves: a → b → a.", await ErrorOf(a));
    }

    [Fact]
    public async Task Steps_of_one_name_differ_by_their_input_files()
    {
        var (one, two) = (cache.Folder.Write("one", "same"), cache.Folder.Write("two", "same"));
        Step[] steps = [From(one), From(two)];

        Assert.Equal("Two different steps are called a. Rename one.", await ErrorOf(steps));

        static Step From(string file) => Cache.Text("a", "a", ("i", StepInput.File(file)));
    }

    [Fact]
    public async Task An_input_file_that_is_not_there_is_named() =>
        Assert.Equal(
            "Step a takes as input labels the file no/labels.csv, which is not there.",
            await ErrorOf(Cache.Text("a", "a", ("labels", StepInput.File("no/labels.csv"))))
        );

    [Fact]
    public async Task An_output_that_no_step_declares_is_named() =>
        Assert.Equal(
            "Step b takes as input a the output model of step a, which declares only text.",
            await ErrorOf(Cache.Text("b", "b", ("a", Cache.Text("a", "a").Output("model"))))
        );

    [Fact]
    public async Task Two_different_steps_of_one_name_are_an_error() =>
        Assert.Equal(
            "Two different steps are called a. Rename one.",
            await ErrorOf(Cache.Text("a", "1"), Cache.Text("a", "2"))
        );

    [Fact]
    public async Task The_same_step_made_twice_is_one_step()
    {
        await cache.RunAsync(Cache.Text("a", "1"), Cache.Text("a", "1"));

        Assert.Single(cache.Last.Runs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("a/../b")]
    [InlineData(".")]
    [InlineData("a b")]
    [InlineData("a%2Fb")]
    [InlineData("a\\b")]
    [InlineData("ä")]
    public async Task A_name_that_is_no_path_is_refused(string name) =>
        Assert.StartsWith(
            $"'{name}' cannot be a step's name: use letters",
            await ErrorOf(Cache.Text(name, "a")),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Outputs_must_be_there_and_apart()
    {
        Assert.Equal("Step a declares no outputs.", await ErrorOf(Outputs()));
        Assert.Equal("Step a has the output 'x' twice.", await ErrorOf(Outputs("x", "x")));
        Assert.Equal("Step a has the output 'x' both as a file and a folder.", await ErrorOf(Outputs("x/y", "x")));
        Assert.StartsWith("Step a has an output '../x'", await ErrorOf(Outputs("../x")), StringComparison.Ordinal);

        static Step Outputs(params string[] outputs) =>
            new()
            {
                Name = "a",
                Operation = "text",
                Code = "c",
                Outputs = outputs,
                Executor = Cache.Concatenate,
            };
    }

    [Theory]
    [InlineData("x/y/z", "x/y")]
    [InlineData("x/y/z", "x")]
    public async Task A_file_is_no_folder_at_any_depth(string output, string folder)
    {
        var error = await ErrorOf(Of(outputs: [output, folder]));
        Assert.Equal($"Step a has the output '{folder}' both as a file and a folder.", error);
    }

    [Fact]
    public async Task An_operation_and_a_code_digest_must_be_there_and_inputs_have_proper_names()
    {
        Assert.Equal("Step a has no operation.", await ErrorOf(Of(operation: "")));
        Assert.Equal("Step a has no code digest.", await ErrorOf(Of(code: "")));
        Assert.StartsWith(
            "Step a has an input '../x' that is no path here",
            await ErrorOf(Cache.Text("a", "a", ("../x", Cache.Text("b", "b").Output("text")))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_name_has_at_most_200_characters()
    {
        var longest = $"{new string('a', 100)}/{new string('b', 99)}";
        Assert.StartsWith("'a", await ErrorOf(Cache.Text($"{longest}c", "a")), StringComparison.Ordinal);
        await cache.RunAsync(Cache.Text(longest, "a"));
        Assert.Single(cache.Last.Runs);
    }

    [Fact]
    public async Task Steps_of_one_name_differ_by_what_they_are_made_from_too()
    {
        Step[] steps = [From("b"), From("c")];
        Assert.Equal("Two different steps are called a. Rename one.", await ErrorOf(steps));

        static Step From(string name) => Cache.Text("a", "a", ("i", Cache.Text(name, "same").Output("text")));
    }

    private static Step Of(
        string operation = "text",
        string code = "c",
        Dictionary<string, StepInput>? inputs = null,
        params string[] outputs
    ) =>
        new()
        {
            Name = "a",
            Operation = operation,
            Inputs = inputs ?? [],
            Code = code,
            Outputs = outputs.Length > 0 ? outputs : ["text"],
            Executor = Cache.Concatenate,
        };

    [Fact]
    public async Task A_parameter_that_is_no_finite_number_is_refused() =>
        Assert.StartsWith(
            "Step a: its parameters have no canonical form.",
            await ErrorOf(Cache.Text("a", new JsonObject { ["rate"] = double.NaN })),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_step_that_was_not_started_cannot_be_awaited()
    {
        await using var runner = cache.NewRunner();
        runner.Plan([Cache.Text("a", "a")]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => runner.Completion(Cache.Text("a", "a")));
    }
}
