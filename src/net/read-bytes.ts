/** Reads an answer, and no more than so many bytes of it, so that one that never ends cannot fill a phone. Nothing where there is more. */
export async function readBytes(response: Response, mostBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done || !value) break;
    bytes += value.byteLength;
    // Not waited for: of a copy of an answer it ends only when the other copy is given up too.
    if (bytes > mostBytes) { reader!.cancel().catch(() => {}); return undefined; }
    parts.push(value);
  }
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.byteLength; }
  return whole;
}
