/**
 * Reads a body of at most `mostBytes`; `undefined` if it is larger, and then the rest is not read. What the request says
 * about its own length is believed only when it says "too much".
 */
export async function readBody(request: Request, mostBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(request.headers.get('content-length')) > mostBytes) return undefined;
  const bytes = new Uint8Array(mostBytes);
  let length = 0;
  const reader = request.body?.getReader();
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    const { value } = piece;
    if (length + value.byteLength > mostBytes) {
      // Not awaited: a slow sender must not hold back the answer.
      reader?.cancel().catch(() => undefined);
      return undefined;
    }
    bytes.set(value, length);
    length += value.byteLength;
  }
  return bytes.slice(0, length);
}
