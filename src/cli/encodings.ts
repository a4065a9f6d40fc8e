import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Content ready to be sent, plain and in the encodings that make it smaller. */
export interface EncodedContent {
  readonly plain: Buffer;
  readonly br?: Buffer;
  readonly gzip?: Buffer;
}

/** Under this many bytes, an encoding saves nothing. */
const leastBytes = 200;

/** Compresses a text once, so that no request waits for it. A large one is compressed faster and a little less. */
export async function encode(plain: Buffer): Promise<EncodedContent> {
  if (plain.byteLength < leastBytes) return { plain };
  const quality = plain.byteLength > 1024 * 1024 ? 5 : 9;
  const [br, zipped] = await Promise.all([promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }), promisify(gzip)(plain)]);
  return { plain, br, gzip: zipped };
}

/**
 * Answers with the smallest content that the request accepts, or 304 if it has it already. `headers` must hold the
 * `etag`, weak if there are encodings.
 */
export function answerEncoded(request: Request, content: EncodedContent, headers: Readonly<Record<string, string>> & { readonly etag: string }): Response {
  const all = { ...headers, vary: 'accept-encoding' };
  const known = request.headers.get('if-none-match')?.split(',').map(tag => tag.trim());
  if (known?.includes(headers.etag)) return new Response(null, { status: 304, headers: all });
  const accepted = (request.headers.get('accept-encoding') ?? '').split(',').map(part => part.trim()).filter(part => !/;\s*q=0(\.0*)?$/.test(part)).map(part => part.split(';')[0]);
  const encoding = (['br', 'gzip'] as const).find(name => accepted.includes(name) && content[name]);
  const bytes = encoding ? content[encoding]! : content.plain;
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { headers: { ...all, 'content-length': String(bytes.byteLength), ...(encoding && { 'content-encoding': encoding }) } });
}
