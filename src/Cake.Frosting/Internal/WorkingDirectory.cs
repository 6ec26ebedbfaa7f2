using Cake.Core.IO;

namespace Cake.Frosting.Internal;

/// <summary>The directory that a host was told to work in.</summary>
internal sealed record WorkingDirectory(DirectoryPath Path);
