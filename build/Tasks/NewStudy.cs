using Build.NewStudies;
using Build.Progress;
using Build.Studies;
using Cake.Frosting;

namespace Build.Tasks;

/// <summary>Makes a study of a user's own sequences: looks at the files, and adds what fits them to the parameters.</summary>
[TaskName("NewStudy")]
[TaskDescription(
    "Look at --sequences and --labels, and add a study --name of them to the parameters; without labels, negatives are made by shuffling"
)]
public sealed class NewStudy : AsyncFrostingTask<StudyContext>, IViewTask
{
    /// <inheritdoc/>
    public override async Task RunAsync(StudyContext context)
    {
        var (options, paths) = (context.Options, context.Paths);
        var name = Required(options.Name, "--name NAME");
        var files = new UserFiles(Required(options.Sequences, "--sequences FILE"), options.Labels, options.Genome);
        var studies = new StudyList(paths.ParameterFile);
        studies.RequireFree(name);

        using var interruption = new Interruption();
        var seen = await files.InspectAsync(Computations.ObservedWorker(paths), context.Say, interruption.Token);
        studies.Append(new StudyStanza(name, files.From(paths.DataRoot), seen));

        var file = CheckoutPaths.Display(paths.ParameterFile);
        var chosen = options.ParameterFile is null ? "" : $" --params {file}";
        context.Outcome.EndWith(
            $"studies.{name} is at the end of {file};\nlook it over, then run ./build.sh{chosen} --study {name}",
            options.IsQuiet ? null : InspectionView.Of(files.Sequences, seen)
        );
    }

    private static string Required(string? value, string option) =>
        !string.IsNullOrEmpty(value)
            ? value
            : throw new UserErrorException(
                $"NewStudy needs {option}; as in --name mine --sequences mine.fa --labels mine.csv."
            );
}
