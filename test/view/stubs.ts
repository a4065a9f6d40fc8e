const restores: (() => void)[] = [];

/** Puts something else in the place of a property of the page until `restore`. */
export function stub(object: object, name: string, value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, { configurable: true, writable: true, value });
  restores.push(() => { if (before) Object.defineProperty(object, name, before); else delete (object as Record<string, unknown>)[name]; });
}

/** Puts back whatever `stub` replaced, the last first. */
export const restore = (): void => { while (restores.length > 0) restores.pop()!(); };

/** Writes down every address that the page asks, by any way there is, until `restore`. Nothing of it goes out. */
export function countCalls(): readonly string[] {
  const asked: string[] = [];
  stub(window, 'fetch', async (input: RequestInfo | URL) => { asked.push(String(input)); return new Response('', { status: 503 }); });
  stub(navigator, 'sendBeacon', (address: string | URL) => { asked.push(String(address)); return true; });
  stub(XMLHttpRequest.prototype, 'open', (_method: string, address: string | URL) => { asked.push(String(address)); });
  return asked;
}
