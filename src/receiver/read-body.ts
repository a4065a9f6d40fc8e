/**
 * Reads a body of at most `mostBytes`; `undefined` if it is larger, and then the rest is not read. A body whose length is
 * told is read at once, which is much quicker than in pieces: a server takes no more than what was told.
 */
export async function readBody(request: Request, mostBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const told = request.headers.get('content-length');
  if (Number(told) > mostBytes) return undefined;
  if (told !== null) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.byteLength > mostBytes ? undefined : bytes;
  }
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
