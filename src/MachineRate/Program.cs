// Prints how many float32 multiply-adds a second this machine reaches in matrix products, with libtorch as it
// comes, without any pin: the limit that trainings are held against. Usage: MachineRate THREADS

using System.Diagnostics;
using System.Globalization;
using GenomicAttention.Runtime;
using TorchSharp;

const int Size = 2048;
const int Runs = 16;

NativeLibraries.Load();
torch.set_num_threads(int.Parse(args[0], CultureInfo.InvariantCulture));
using var left = torch.rand(Size, Size);
using var right = torch.rand(Size, Size);

// The best of several: a noisy neighbour only ever makes it slower.
var best = Enumerable.Range(0, Runs).Min(_ => Seconds(left, right));
Console.WriteLine((Math.Pow(Size, 3) / best).ToString("R", CultureInfo.InvariantCulture));

static double Seconds(torch.Tensor left, torch.Tensor right)
{
    var started = Stopwatch.GetTimestamp();
    using var product = left.matmul(right);
    return Stopwatch.GetElapsedTime(started).TotalSeconds;
}
