using System.Security.Cryptography;
using Manuscript;
using Manuscript.Claims;
using Manuscript.Results;
using Report.Figures;
using Report.Sequences;

namespace Report.Reading;

/// <summary>All that the page shows of a study's results.</summary>
internal sealed record StudyResults
{
    /// <summary>The lock's file name in a results folder.</summary>
    private const string LockName = "steps.lock";

    private const string TargetsName = "targets.csv";

    /// <summary>The study.</summary>
    public required StudyContent Study { get; init; }

    /// <summary>Whether it has results.</summary>
    public bool Exist => Study.Lock is not null;

    /// <summary>The paper's claims, in the file's order.</summary>
    public IReadOnlyList<ClaimRow> Claims { get; init; } = [];

    /// <summary>What the study itself set out to reach.</summary>
    public IReadOnlyList<ClaimRow> Targets { get; init; } = [];

    /// <summary>Every other table, by file name; those measured on a machine last.</summary>
    public IReadOnlyList<CsvTable> Tables { get; init; } = [];

    /// <summary>Its figures, in the captions' order.</summary>
    public IReadOnlyList<Caption> Figures { get; init; } = [];

    /// <summary>Sequences with what models keep and attend to; empty where the study writes none.</summary>
    public IReadOnlyList<Example> Examples { get; init; } = [];

    /// <summary>A table by its file name; null where the study has none such.</summary>
    public CsvTable? Table(string name) => Tables.FirstOrDefault(table => Path.GetFileName(table.File) == name);

    /// <summary>Reads a study's results.</summary>
    /// <exception cref="ResultsFileException">A file is missing, or is not what its step wrote.</exception>
    public static StudyResults Read(StudyContent study)
    {
        if (study.Lock is not { } locked)
        {
            return new StudyResults { Study = study };
        }
        var remedy = Remedy.Run("Compare", study.Name);
        var written = locked.TryGetValue(study.ResultsStep, out var step)
            ? step.Outputs
            : throw new ResultsFileException(
                study.Results.File(LockName),
                null,
                $"the step {study.ResultsStep} is not in it. {remedy}"
            );
        var results = new StudyResults
        {
            Study = study,
            Claims = ReadClaims(ClaimRow.FileName),
            Targets = ReadClaims(TargetsName),
            Tables = [.. written.Keys.Where(IsTable).Select(ReadTable), .. Measured(study)],
            Examples = written.ContainsKey(Example.FileName)
                ? Example.Read(study.Results.File(Example.FileName), remedy)
                : [],
            Figures = Directory.Exists(study.Figures.Path)
                ? Caption.Read(study.Figures, Remedy.Run("RenderFigures", study.Name))
                : [],
        };
        // Last, as what is wrong inside a file says more than that it is not the one of the lock.
        foreach (var (name, digest) in written)
        {
            RequireDigest(study.Results.File(name), digest, study.ResultsStep, remedy);
        }
        return results;

        CsvTable ReadTable(string name) => ResultsFile.Table(study.Results.File(name), remedy);

        IReadOnlyList<ClaimRow> ReadClaims(string name)
        {
            if (!written.ContainsKey(name))
            {
                return [];
            }
            var file = study.Results.File(name);
            ResultsFile.Table(file, remedy, ClaimRow.Columns);
            return ClaimRow.Read(file);
        }
    }

    private static bool IsTable(string name) =>
        Path.GetExtension(name) == ".csv" && name is not (ClaimRow.FileName or TargetsName or Example.FileName);

    // Of one machine, and so in no lock.
    private static IEnumerable<CsvTable> Measured(StudyContent study)
    {
        var folder = study.Results.File("measured");
        return Directory.Exists(folder)
            ? Directory
                .GetFiles(folder, "*.csv")
                .Order(StringComparer.Ordinal)
                .Select(file => ResultsFile.Table(file, Remedy.Run("MeasureCost", study.Name)))
            : [];
    }

    private static void RequireDigest(string file, string locked, string step, string remedy)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(ResultsFile.Bytes(file, remedy)));
        if (digest != locked)
        {
            throw new ResultsFileException(file, null, $"is not the file that {step} wrote ({LockName}). {remedy}");
        }
    }
}
