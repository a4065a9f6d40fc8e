/** Reads the text of an answer, and no more than so many bytes of it, so that one that never ends cannot fill a phone. Nothing where there is more. */
export async function readText(response: Response, mostBytes: number): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts.join('') + decoder.decode();
    bytes += value.byteLength;
    // Not waited for: of a copy of an answer it ends only when the other copy is given up too.
    if (bytes > mostBytes) { reader.cancel().catch(() => {}); return undefined; }
    parts.push(decoder.decode(value, { stream: true }));
  }
}
