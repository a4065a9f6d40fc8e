import { readBytes } from './read-bytes.ts';

/** Reads the text of an answer of at most so many bytes. Nothing where there is more. */
export async function readText(response: Response, mostBytes: number): Promise<string | undefined> {
  const bytes = await readBytes(response, mostBytes);
  return bytes && new TextDecoder().decode(bytes);
}
