using StepCache.Requests;
using StepCache.TestWorker;

if (args is ["host", var cacheDirectory, var resultDirectory])
    return await TestHost.RunAsync(cacheDirectory, resultDirectory);
if (args is ["key"])
    return await TestHost.PrintKeyAsync();

return await StepWorker.RunAsync(Operations.ByName, exception => exception is InvalidDataException);
