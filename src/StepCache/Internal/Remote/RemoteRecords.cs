using System.Buffers;
using System.Net.Http.Headers;
using System.Net.Mime;

namespace StepCache.Internal.Remote;

/// <summary>The action records at <c>/ac/</c>.</summary>
internal sealed class RemoteRecords(RemoteConnection connection, RemoteSwitch power, long largestFileBytes)
{
    private const long LargestBytes = 1 << 22;

    /// <summary>Asks for the record of a key.</summary>
    /// <returns>A record of the declared outputs, or null.</returns>
    public async Task<ActionRecord?> FindAsync(string key, Step step, CancellationToken cancellation)
    {
        try
        {
            return await connection
                .ReadAsync(Request, (response, patience) => ReadAsync(response, step, patience), cancellation)
                .ConfigureAwait(false);
        }
        catch (RefusedException refused)
        {
            power.Refuse($"{step.Name}: its action record in the remote cache {refused.Message}; it is not used");
            return null;
        }

        HttpRequestMessage Request()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"ac/{key}");
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaTypeNames.Application.Json));
            return request;
        }
    }

    /// <summary>Writes a record. All that it speaks of must be there before.</summary>
    public async Task<UploadResult?> WriteAsync(string key, ActionRecord record, CancellationToken cancellation)
    {
        var bytes = ActionRecordJson.Write(record);
        return await connection.WriteAsync(_ => Request(), UploadResult.Of, cancellation).ConfigureAwait(false);

        HttpRequestMessage Request()
        {
            var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
            return new HttpRequestMessage(HttpMethod.Put, $"ac/{key}") { Content = content };
        }
    }

    private async Task<ActionRecord> ReadAsync(HttpResponseMessage response, Step step, Patience patience)
    {
        var bytes = new ArrayBufferWriter<byte>();
        await Body.CopyAsync(response, LargestBytes, Append, patience).ConfigureAwait(false);
        var (record, damage) = RecordStore.Check(bytes.WrittenSpan.ToArray(), step.Outputs);
        if (record is null)
            throw new RefusedException(damage!);
        return record.Outputs.All(output => output.SizeBytes <= largestFileBytes)
            ? record
            : throw new RefusedException($"tells of a file of more than {largestFileBytes} bytes");

        ValueTask Append(ReadOnlyMemory<byte> piece)
        {
            bytes.Write(piece.Span);
            return ValueTask.CompletedTask;
        }
    }
}
