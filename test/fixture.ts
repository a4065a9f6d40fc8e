import { render, type LitElement, type TemplateResult } from 'lit';

const hosts = new Set<HTMLElement>();

/** Puts an element on the page, in a `main`, and waits until it has drawn itself. */
export async function fixture<Element extends LitElement>(template: TemplateResult): Promise<Element> {
  const host = document.createElement('main');
  document.body.append(host);
  hosts.add(host);
  render(template, host);
  const element = host.firstElementChild as Element;
  await element.updateComplete;
  return element;
}

/** Takes away every element that `fixture` put there. */
export const cleanUp = (): void => { for (const host of hosts) host.remove(); hosts.clear(); };
