using System.Globalization;
using StepCache.Requests;
using StepCache.TestWorker;

if (args is ["host", var cacheDirectory, var resultDirectory])
    return await TestHost.RunAsync(cacheDirectory, resultDirectory);
if (args is ["key"])
    return await TestHost.PrintKeyAsync();
if (args is ["lock", var lockFile])
    return HoldLock(lockFile);

// As on a machine that is set to German; the system's own cultures are not in every .NET.
if (Environment.GetEnvironmentVariable("TEST_DECIMAL_SEPARATOR") is { } separator)
{
    var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
    culture.NumberFormat.NumberDecimalSeparator = separator;
    CultureInfo.CurrentCulture = culture;
    CultureInfo.DefaultThreadCurrentCulture = culture;
}
return await StepWorker.RunAsync(Operations.ByName, exception => exception is InvalidDataException);

// Until the input closes.
static int HoldLock(string lockFile)
{
    using var held = KeyLock.TryAcquire(lockFile);
    Console.WriteLine(held is null ? "taken" : "locked");
    Console.In.ReadToEnd();
    return 0;
}
