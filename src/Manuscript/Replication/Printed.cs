namespace Manuscript.Replication;

/// <summary>How claims print their numbers.</summary>
internal static class Printed
{
    public static string Percent(double value) => PrintedNumber.Fixed(value, 1) + "%";

    public static string Two(double value) => PrintedNumber.Fixed(value, 2);

    public static string Three(double value) => PrintedNumber.Fixed(value, 3);

    public static string Four(double value) => PrintedNumber.Fixed(value, 4);
}
