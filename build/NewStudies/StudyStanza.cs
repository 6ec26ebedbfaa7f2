using System.Globalization;

namespace Build.NewStudies;

/// <summary>
/// The first version of a study of a user's own sequences, as a passage of the parameter file: settings that are sensible
/// for what was seen, and comments that say what else there is.
/// </summary>
/// <param name="Name">Of the study.</param>
/// <param name="Files">The user's files, under their paths from the parameter file's folder.</param>
/// <param name="Seen">What is in them.</param>
internal sealed record StudyStanza(string Name, UserFiles Files, Inspection Seen)
{
    // Of fewer, a part that is held out is too small to tell models apart.
    private const int MostInFolds = 200;

    // Of more, settings are those of the study 'rigorous', which has thousands; of fewer, those of 'promoters'.
    private const int MostOfFew = 500;

    // Of more, resampling so often takes longer than training.
    private const int MostResampledOften = 1000;

    private const int MostFolds = 10;

    /// <summary>The passage, as if studies' names stood at a line's start; lines end in LF.</summary>
    public string Text =>
        $$"""
            # {{Description}}
            {{Name}}:
              protocol: observed
              data:                             # paths are from this file's folder
                sequences: {{YamlText.Of(Files.Sequences)}}{{Genome}}
            {{Labels}}    task: {{Seen.Task}}
                {{Targets}}
                # group: {{Group, -22}} # the column of what a split must not tear apart
                # reverse_complement: true      # either strand means the same
            {{Negatives}}    # Copies, also of the other strand, never lie on both sides of a split; with 'relatives', nor do sequences with
                # so many equal letters at a shift of up to so many. Several splits may stand side by side.
                split:
                  - {{Split}}
                  # - { name: relatives together, kind: folds, folds: 10, relatives: { shift: 25, equal: 30 } }   # letters
                  # - { name: leave-one-out, kind: leave_one_out }
                  # - { name: by group, kind: by_value, validation_values: [chr8], test_values: [chr9] }          # of 'group'
              # believe: {{SplitName, -22}} # the split to believe, where there are several; else the first
              seeds: 3                          # of splits and of initial weights: 1 to 3
              primary: motif-dense              # what the study is judged by, named before it is run
              adam: { beta1: 0.9, beta2: 0.999, epsilon: 1.0e-8 }
              training: { {{Training}} }
              dense: { embedding: 32, heads: 4, hidden: 16, dropout: 0.1, kernel: collapsed }
              sparse: { embedding: 32, selector: 16, approximator: [8, 8], hidden: 16, dropout: 0.1 }
              sparsities: [0.1]                 # share of the positions that are kept
              # sparse_controls: [random, shuffled]     # positions by chance, and those of another sequence
              joint:
                embedding: 32
                filters: [64, 32, 16]
                widths: [7, 5, 3]               # bp
                predictor: [32, 16]
                dropout: 0.1
                embedding_learning_rate: 0.005
                initial_embedding: 0.01
              motif:
            {{(Count <= MostOfFew ? MotifOfFew : MotifOfMany)}}
              # regions:                        # of aligned sequences: is what lies there selected? From 0, end excluded
              #   - { name: -10 box, from: 36, to: 46 }
            {{Published}}  # targets:                        # what models are meant to reach
              #   - { split: {{SplitName}}, model: "motif-dense, mean of seeds", {{Target}} }
              intervals: { confidence: 0.95, resamples: {{Resamples}}, bootstrap_seed: 1 }    # over groups of copies and relatives

            """.ReplaceLineEndings("\n");

    private bool HasClasses => Seen.Classes.Count > 0;

    private string Labels => Files.Labels is { } labels ? $"    labels: {YamlText.Of(labels)}\n" : "";

    private string Targets =>
        (Seen.Columns is ["label"] ? "# " : "")
        + $"targets: [{string.Join(", ", Seen.Columns.Select(YamlText.Of))}]".PadRight(
            Seen.Columns is ["label"] ? 30 : 32
        )
        + "# the column of the labels; for regression, one or more";

    private string Group => Seen.IgnoredColumns.Count > 0 ? YamlText.Of(Seen.IgnoredColumns[0]) : "chromosome";

    private string Negatives =>
        Seen.IsOneClass
            ? """
                    # There is one class alone: of each sequence another is made by shuffling, which keeps how often each pair of neighbours
                    # occurs (dinucleotide_shuffled) or each nucleotide (gc_shuffled). Real negatives are better, where there are any.
                    negatives: { kind: dinucleotide_shuffled, per_sequence: 1, seed: 1 }

                """
            : "";

    private int Count => Seen.IsOneClass ? 2 * Seen.Count : Seen.Count;

    private bool IsInFolds => Count <= MostInFolds;

    private string Description =>
        string.Create(CultureInfo.InvariantCulture, $"{Seen.Count} sequences of {Lengths} bp, {Kind}.");

    private string Kind =>
        Seen.IsOneClass ? "positives alone"
        : HasClasses ? $"{Seen.Classes.Count} classes"
        : "labels are numbers";

    private string Lengths =>
        Seen.Length.Min == Seen.Length.Max
            ? Invariant($"{Seen.Length.Min}")
            : Invariant($"{Seen.Length.Min} to {Seen.Length.Max}");

    private string Genome => Files.Genome is { } genome ? $"\n    genome: {YamlText.Of(genome)}" : "";

    private string SplitName => IsInFolds ? "folds" : "held out";

    private string Split =>
        IsInFolds
            ? Invariant($"{{ name: {SplitName}, kind: folds, folds: {Folds} }}")
            : $"{{ name: {SplitName}, kind: {(HasClasses ? "stratified" : "random")}, training: 0.7, validation: 0.15 }}";

    // Each fold needs a sequence of each class.
    private int Folds =>
        Math.Clamp(HasClasses ? Seen.Classes.Min(seen => seen.Count) : Seen.Count, min: 2, max: MostFolds);

    private string Training =>
        Count <= MostOfFew
            ? "epochs: 25, batch_size: 32, learning_rate: 0.001"
            : "epochs: 25, batch_size: 32, learning_rate: 0.001, patience: 5";

    private string Published =>
        HasClasses
            ? $$"""
                  # published:                      # what others have reached on the same sequences
                  #   - { name: their method, split: {{SplitName}}, errors: 4, of: {{Invariant(
                    $"{Count}"
                )}}, source: "Authors, year" }

                """
            : "";

    private string Target => HasClasses ? "measure: errors, at_most: 4" : "measure: mse, at_most: 0.1";

    private string Resamples => Count <= MostResampledOften ? "2000" : "500";

    private static string MotifOfFew =>
        """
                # Few sequences: few filters, a strong decay, and a positional signal as strong as a match. Where sequences are not
                # aligned, so that a place means nothing, leave position_turns and position_scale out.
                model: { filters: 16, width: 7, channels: 16, heads: 8, hidden: 16, position_turns: [1, 2, 3, 4], position_scale: 2 }
                # A selection that is to be looked at must follow what is seen, not where: its positional signal is faint.
                sparse_model: { filters: 16, width: 7, channels: 16, heads: 8, hidden: 16 }
                sparsities: [0.2]
                controls: [norm, random]        # other ways of choosing
                selection: { all_until: 0.21, sparse_from: 0.7, footprint: 0.5, mass_scale: 0.25, loss_weight: 0.3 }
                training:
                  batch_size: 35
                  learning_rate: 0.01           # at its highest
                  adam: { beta1: 0.9, beta2: 0.99, epsilon: 1.0e-8 }
                epochs: [20]
                schedule: { warm_up: 0.15, weight_decay: 2, largest_gradient: 1, averaging: 0.97 }
            """;

    private static string MotifOfMany =>
        """
                model: { filters: 64, width: 7, channels: 16, heads: 8, hidden: 32 }
                sparsities: [0.1]
                controls: [norm, random]        # other ways of choosing
                selection: { all_until: 0.21, sparse_from: 0.7, footprint: 0.5, mass_scale: 0.25, loss_weight: 0.3 }
                training:
                  batch_size: 64
                  learning_rate: 0.01           # at its highest
                  adam: { beta1: 0.9, beta2: 0.99, epsilon: 1.0e-8 }
                epochs: [14]
                schedule: { warm_up: 0.15, weight_decay: 0.0001, largest_gradient: 1, averaging: 0.97 }
            """;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
