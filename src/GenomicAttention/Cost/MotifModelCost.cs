using GenomicAttention.Models;
using GenomicAttention.Models.Motif;
using GenomicAttention.Sequences;

namespace GenomicAttention.Cost;

/// <summary>The cost of a <see cref="MotifDense"/> and of a <see cref="MotifSparse"/>.</summary>
public static class MotifModelCost
{
    /// <summary>Of a forward pass of one sequence of the options' length, all positions read.</summary>
    public static ForwardCost Of(MotifOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new CostSheet(options.Length).Stem(options).Readout(options.Length, options).Total;
    }

    /// <summary>Of a forward pass in evaluation, when only the sparsity's positions are kept.</summary>
    public static ForwardCost Of(MotifOptions options, MotifSelectionOptions selection)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(selection);
        long kept = SparseAttention.KeptPositions(options.Length, selection.Sparsity);
        return new CostSheet(options.Length)
            .Stem(options)
            .Select(options, selection.Selection)
            .Floats(kept * options.Channels) // selected
            .Readout(kept, options)
            .Total;
    }

    private static CostSheet Stem(this CostSheet sheet, MotifOptions options)
    {
        var (length, filters, channels) = (sheet.Length, (long)options.Filters, (long)options.Channels);
        const long nucleotides = Alphabet.NucleotideCount;
        return sheet
            .Integers(length * Alphabet.VocabularySize) // one of each token's kinds
            .Floats(2 * length * nucleotides) // as numbers; the other way round
            .Convolution(CostPart.Stem, nucleotides, filters, options.Width)
            .Scale(CostPart.Stem, filters) // exponents
            .Floats(2 * length * filters) // clamped; their exponential
            .Scale(CostPart.Stem, filters) // matches
            .Convolution(CostPart.Stem, filters, channels, 1) // mix
            .Convolution(CostPart.Stem, 4, channels, 1) // place: two sines, two cosines
            .Floats(2 * length * channels); // their sum; the other way round
    }

    private static CostSheet Select(this CostSheet sheet, MotifOptions options, MotifSelection selection)
    {
        var (length, channels) = (sheet.Length, (long)options.Channels);
        if (selection is MotifSelection.Learned or MotifSelection.Frozen or MotifSelection.Shuffled)
        {
            sheet.Linear(CostPart.Selector, length, channels, 1).Floats(length); // sigmoid
        }
        else if (selection is MotifSelection.Norm or MotifSelection.NormSpread)
        {
            sheet.Floats(length * channels).Sum(CostPart.Selector, length * channels, length); // squares and their sum
        }
        else
        {
            sheet.Floats(length); // drawn
        }

        if (selection is not (MotifSelection.Norm or MotifSelection.Random))
        {
            sheet.Convolution(CostPart.Selector, 1, 1, options.Width); // spread over neighbours
        }

        return sheet.Sort();
    }

    private static CostSheet Readout(this CostSheet sheet, long positions, MotifOptions options)
    {
        var (channels, heads) = ((long)options.Channels, (long)options.Heads);
        return sheet
            .Linear(CostPart.Projections, positions, channels, heads) // scores
            .Floats(2 * positions * heads) // clamped; their exponential
            .Linear(CostPart.Projections, positions, channels, heads) // values
            .Floats(positions * heads)
            .Sum(CostPart.Attention, positions * heads, heads) // weighted values
            .Sum(CostPart.Attention, positions * heads, heads) // weights
            .Floats(2 * heads) // and the place that is nothing; their quotient
            .Linear(CostPart.Head, 1, heads, options.HiddenWidth)
            .Floats(options.HiddenWidth) // ReLU
            .Linear(CostPart.Head, 1, options.HiddenWidth, 1);
    }
}
