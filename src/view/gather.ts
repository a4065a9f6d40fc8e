
/** An element that is configured: itself, and what its attributes say. */
type Configured = { querySelector(selector: string): Element | null } & { readonly config?: unknown } & { readonly [Key in (typeof scalarKeys)[number]]?: unknown };

/** Most characters of a configuration file: the configuration's own 16 KiB, a journey's 64 KiB, and the space around them. */
const most = 256 * 1024;

/** What a site wrote, or why it cannot be read. */
export type Gathered = { readonly data: unknown } | { readonly problems: readonly string[] };

function parsed(text: string, where: string): Gathered {
  if (text.length > most) return { problems: [`${where}: found over ${most} characters, expected fewer`] };
  try { return { data: JSON.parse(text) as unknown }; } catch { return { problems: [`${where}: found text that is not JSON, expected a configuration as JSON`] }; }
}

/** Reads a JSON file that a site named under a key of its configuration. */
export async function fetched(address: string, key = 'config'): Promise<Gathered> {
  try {
    const response = await fetch(address, { credentials: 'same-origin', signal: AbortSignal.timeout(15_000) });
    return response.ok ? parsed(await response.text(), `${key} ${address}`) : { problems: [`${key}: found status ${response.status} at ${address}, expected a JSON file`] };
  } catch { return { problems: [`${key}: found no answer at ${address}, expected a JSON file`] }; }
}

/** The attributes that are keys of the configuration, each with its property. They come last, so that one file can serve several pages. */
export const scalarKeys = ['form', 'endpoint', 'format', 'receipt', 'directory', 'journey', 'language', 'brand', 'theme', 'privacy', 'headingLevel', 'programme', 'session'] as const;

/**
 * Gathers the configuration of an element: its `config` property, or the JSON file that its `config` attribute names,
 * or its `<script type="application/json">` child; and over that its other attributes.
 */
export async function gather(element: Configured): Promise<Gathered> {
  const { config } = element;
  const script = element.querySelector(':scope > script[type="application/json"]');
  const base: Gathered = typeof config === 'string' ? await fetched(config) : config !== undefined ? { data: config } : script ? parsed(script.textContent ?? '', 'script') : { data: {} };
  if ('problems' in base || typeof base.data !== 'object' || base.data === null) return base;
  const attributes = Object.fromEntries(scalarKeys.flatMap(key => (element[key] === undefined || element[key] === null ? [] : [[key, element[key]]])));
  return { data: { ...base.data, ...attributes } };
}
