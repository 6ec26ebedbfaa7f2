using System.ComponentModel;
using Cake.Cli;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

/// <summary>The options that every build has; all others are left to its tasks.</summary>
internal sealed class BuildSettings : CommandSettings
{
    [CommandOption("--target|-t|--Target <TARGET>")]
    [DefaultValue("Default")]
    [Description("The task to run; may be given more than once.")]
    public string[] Targets { get; set; } = [];

    [CommandOption("--working|-w <PATH>")]
    [Description("The directory to work in.")]
    public DirectoryPath? WorkingDirectory { get; set; }

    [CommandOption("--verbosity|-v <VERBOSITY>")]
    [TypeConverter(typeof(VerbosityConverter))]
    [DefaultValue(Verbosity.Normal)]
    [Description("How much to say: quiet, minimal, normal, verbose or diagnostic.")]
    public Verbosity Verbosity { get; set; }

    [CommandOption("--description|--descriptions|--showdescription|--showdescriptions")]
    [Description("List the tasks and what they are for.")]
    public bool Description { get; set; }

    [CommandOption("--tree|--showtree")]
    [Description("Show which task depends on which.")]
    public bool Tree { get; set; }

    [CommandOption("--dryrun|--noop|--whatif")]
    [Description("Show which tasks would run, in their order.")]
    public bool DryRun { get; set; }

    [CommandOption("--exclusive|-e")]
    [Description("Run the target without what it depends on.")]
    public bool Exclusive { get; set; }

    [CommandOption("--version|--ver")]
    [Description("Show the version.")]
    public bool Version { get; set; }

    [CommandOption("--info")]
    [Description("Show the version and more about Cake.")]
    public bool Info { get; set; }
}
