using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Figures.Logos;
using Manuscript;

namespace Figures.Tests;

/// <summary>Sequence logos: heights are bits, and what is no logo is refused.</summary>
public sealed partial class LogoTests : IDisposable
{
    private const string Header = "motif,position,letter,bits";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_letter_is_as_high_as_its_bits_and_stands_on_those_below_it()
    {
        Write("box,0,T,1.5", "box,0,A,0.5", "box,1,G,0.75");

        LogoFigures.Write(_folder["results"], _folder["drawn"]);

        // 54 points are 2 bits; the lowest letter stands on the axis.
        var letters = Letters();
        Assert.Equal(3, letters.Count);
        var axis = letters[0].Bottom;
        Assert.Equal(["#009E73", "#D55E00", "#E69F00"], letters.Select(letter => letter.Fill));
        Assert.Equal((0.5, 1.5, 0.75), (Bits(letters[0]), Bits(letters[1]), Bits(letters[2])));
        Assert.Equal(letters[0].Top, letters[1].Bottom, 0.02);
        Assert.Equal(axis, letters[2].Bottom, 0.02);
        Assert.True(letters[2].Left > letters[1].Right);
    }

    [Fact]
    public void Logos_stand_below_each_other_under_their_names_and_captions_read_them()
    {
        Write("-35 box,0,T,2", "-35 box,1,T,1", "-10 box,0,T,1", "-10 box,1,A,2", "-10 box,1,C,0");

        LogoFigures.Write(_folder["results"], _folder["drawn"]);

        var svg = new SvgPicture(_folder["drawn/logos.svg"]);
        var titles = svg.Texts.Where(text => text.Text.EndsWith(" box", StringComparison.Ordinal)).ToList();
        Assert.Equal(["-35 box", "-10 box"], titles.Select(title => title.Text));
        Assert.True(titles[1].Top > titles[0].Top + 54);
        Assert.Contains("-35 box: TT; -10 box: TA.", svg.Description!, StringComparison.Ordinal);
        Assert.Empty(svg.BrokenLinks);
        Assert.Equal("85mm", svg.Width);
        Assert.Equal(4, Letters().Count);
    }

    [Fact]
    public void A_long_motif_takes_both_columns()
    {
        Write([.. Enumerable.Range(0, 40).Select(at => FormattableString.Invariant($"long,{at},A,1"))]);

        LogoFigures.Write(_folder["results"], _folder["drawn"]);

        Assert.Equal("175mm", new SvgPicture(_folder["drawn/logos.svg"]).Width);
    }

    [Theory]
    [InlineData("column 'letter' must be A, C, G or T, but is 'U'", 2, "box,0,U,1")]
    [InlineData("column 'bits' must be a number from 0 to 2, but is '2.1'", 3, "box,0,A,1", "box,1,A,2.1")]
    [InlineData("column 'bits' must be a finite number, but is 'NaN'", 2, "box,0,A,NaN")]
    [InlineData(
        "'box', position 1: letters have more than 2 bits together",
        null,
        "box,0,A,1",
        "box,1,A,1.5",
        "box,1,C,0.6"
    )]
    [InlineData("'box', position 0: a letter is there twice", null, "box,0,A,0.5", "box,0,A,0.5")]
    [InlineData("'box', position 1: there are no letters", null, "box,0,A,0.5", "box,2,A,0.5")]
    public void What_is_no_logo_is_named_and_nothing_is_drawn(string problem, int? line, params string[] rows)
    {
        Write(rows);

        var error = Assert.Throws<ResultsFileException>(() => LogoFigures.Write(_folder["results"], _folder["drawn"]));

        Assert.Equal((_folder["results/logos.csv"], line), (error.File, error.Line));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["drawn"]));
    }

    [Fact]
    public void Where_no_motif_was_found_the_figure_says_so()
    {
        Write();

        LogoFigures.Write(_folder["results"], _folder["drawn"]);

        Assert.Contains(
            "No motif was found.",
            File.ReadAllText(_folder["drawn/captions.md"]),
            StringComparison.Ordinal
        );
        Assert.True(new FileInfo(_folder["drawn/logos.png"]).Length > 0);
    }

    [Fact]
    public void A_position_before_the_first_is_refused()
    {
        Write("box,-1,A,0.5", "box,0,A,0.5");

        var error = Assert.Throws<ResultsFileException>(() => LogoFigures.Write(_folder["results"], _folder["drawn"]));

        Assert.Equal(2, error.Line);
        Assert.Contains("column 'position'", error.Message, StringComparison.Ordinal);
    }

    private void Write(params string[] rows)
    {
        Directory.CreateDirectory(_folder["results"]);
        File.WriteAllLines(_folder["results/logos.csv"], rows.Prepend(Header));
    }

    private static double Bits((string Fill, double Left, double Right, double Top, double Bottom) letter) =>
        Math.Round((letter.Bottom - letter.Top) / 27, 2);

    /// <summary>The outlines in the colours of letters, each with its box.</summary>
    private List<(string Fill, double Left, double Right, double Top, double Bottom)> Letters()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        string[] inks = ["#009E73", "#0072B2", "#E69F00", "#D55E00"];
        return
        [
            .. XDocument
                .Load(_folder["drawn/logos.svg"])
                .Descendants(svg + "path")
                .Where(path => inks.Contains(path.Attribute("fill")?.Value))
                .Select(path =>
                {
                    // Points alternate across and down; those of curves' handles lie inside for these letters.
                    var numbers = Numbers()
                        .Matches(path.Attribute("d")!.Value)
                        .Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture))
                        .ToList();
                    var across = numbers.Where((_, at) => at % 2 == 0).ToList();
                    var down = numbers.Where((_, at) => at % 2 == 1).ToList();
                    return (path.Attribute("fill")!.Value, across.Min(), across.Max(), down.Min(), down.Max());
                }),
        ];
    }

    [GeneratedRegex(@"-?[0-9]*\.?[0-9]+")]
    private static partial Regex Numbers();
}
