using Build;
using Build.CommandLine;
using Build.Parameters;

var options = CommandLineParser.Parse(args, ["Default"]);
var paths = CheckoutPaths.Of(options);
var file = ParameterFile.Read(paths.ParameterFile, CheckoutPaths.Display(paths.ParameterFile));
foreach (var assignment in options.Overrides)
{
    file.Override(assignment);
}
Console.WriteLine(StudyReader.Read(file, options.Study));
