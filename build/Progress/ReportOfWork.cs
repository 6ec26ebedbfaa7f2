using Cake.Core;
using Cake.Core.Diagnostics;

namespace Build.Progress;

/// <summary>Cake's headings and its table of the tasks, for runs that do some work.</summary>
internal sealed class ReportOfWork(ICakeReportPrinter printer, bool works) : ICakeReportPrinter
{
    public void Write(CakeReport report)
    {
        if (works)
        {
            printer.Write(report);
        }
    }

    public void WriteStep(string name, Verbosity verbosity)
    {
        if (works)
        {
            printer.WriteStep(name, verbosity);
        }
    }

    public void WriteLifeCycleStep(string name, Verbosity verbosity)
    {
        if (works)
        {
            printer.WriteLifeCycleStep(name, verbosity);
        }
    }

    public void WriteSkippedStep(string name, Verbosity verbosity)
    {
        if (works)
        {
            printer.WriteSkippedStep(name, verbosity);
        }
    }
}
