using StepCache.Requests;
using StepCache.TestWorker;

if (args is ["host", var cacheDirectory, var resultDirectory])
    return await TestHost.RunAsync(cacheDirectory, resultDirectory);

return await StepWorker.RunAsync(Operations.ByName, exception => exception is InvalidDataException);
